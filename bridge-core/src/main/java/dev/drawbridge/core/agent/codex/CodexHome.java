package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.user.UserPlaces;
import java.nio.file.Path;
import java.util.Map;

/** The directory where Codex keeps its configuration and its threads. */
record CodexHome(Path directory) {
    static CodexHome of(Map<String, String> environment) {
        String named = environment.getOrDefault("CODEX_HOME", "");
        return new CodexHome(named.isEmpty()
                ? UserPlaces.of(environment).home().resolve(".codex")
                : Path.of(named));
    }

    /** Where Codex's daemon listens. */
    Path socket() {
        return directory.resolve("app-server-control").resolve("app-server-control.sock");
    }

    /** The file that {@code --profile name} lays over the configuration. */
    Path profile(String name) {
        return directory.resolve(name + ".config.toml");
    }
}
