package dev.drawbridge.partners.codex;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.machine.TemporaryFolder;
import dev.drawbridge.partners.model.FakeModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A temporary home of Codex: its configuration, what it remembers, and a folder to work in. */
public final class CodexHome implements AutoCloseable {
    private final TemporaryFolder folder;

    private CodexHome(TemporaryFolder folder) {
        this.folder = folder;
    }

    public static CodexHome of(FakeModel model) {
        return of(CodexSettings.of(model));
    }

    public static CodexHome of(CodexSettings settings) {
        CodexHome home = new CodexHome(TemporaryFolder.create("codex"));
        try {
            Files.writeString(home.directory().resolve("config.toml"), settings.toml());
            return home;
        } catch (IOException e) {
            home.close();
            throw new UncheckedIOException(e);
        }
    }

    /** What Codex calls CODEX_HOME. */
    public Path directory() {
        return folder.folder(".codex");
    }

    /** The folder in which threads work. */
    public Path workspace() {
        return folder.folder("work");
    }

    /** Codex with these arguments, in this home and in nothing else of the machine. */
    public Command command(String... arguments) {
        CodexProgram program = CodexProgram.in(Partner.CODEX.installed());
        Map<String, String> environment = Map.of("HOME", folder.path().toString(), "CODEX_HOME",
                directory().toString(),
                "TMPDIR", folder.folder("tmp").toString(), "PATH", program.searchPath(), "LANG", "C.UTF-8",
                "FAKE_KEY",
                "fake");
        return new Command(List.of(program.executable().toString()), environment, workspace())
                .with(arguments);
    }

    /** The terminal client, working on the server at this address; it wants a terminal. */
    public Command remote(URI server) {
        return command("--remote", server.toString()).withVariable("TERM", "xterm-256color");
    }

    @Override
    public void close() {
        folder.close();
    }
}
