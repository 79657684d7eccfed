package dev.drawbridge.server.config;

import dev.drawbridge.core.user.UserPlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a config file is, or would be.
 *
 * @param named whether somebody has named it, so that it has to be there
 */
public record ConfigPlace(Path file, boolean named) {
    /** The option that names it. */
    public static final String OPTION = "--config-file";
    /** The variable that does. */
    public static final String VARIABLE = "DRAWBRIDGE_CONFIG";

    /** The one that this line names, or the environment; else that of the user, which need not be there. */
    static ConfigPlace of(List<String> line, Map<String, String> environment) {
        String named = inLine(line).filter(word -> !word.isEmpty())
                .orElseGet(() -> environment.getOrDefault(VARIABLE, ""));
        return named.isEmpty() ? usual(environment) : new ConfigPlace(Path.of(named), /* named= */ true);
    }

    /** The user's own. */
    public static ConfigPlace usual(Map<String, String> environment) {
        return new ConfigPlace(UserPlaces.of(environment).settings().resolve("drawbridge/config.toml"),
                /* named= */ false);
    }

    /** What picocli will find as well, found without it: most lines have no such file, and nothing is to wait for that. */
    private static Optional<String> inLine(List<String> line) {
        for (int i = 0; i < line.size() && !line.get(i).equals("--"); i++) {
            String word = line.get(i);
            if (word.startsWith(OPTION + "=")) {
                return Optional.of(word.substring(OPTION.length() + 1));
            }
            if (word.equals(OPTION) && i + 1 < line.size()) {
                return Optional.of(line.get(i + 1));
            }
        }
        return Optional.empty();
    }

    public boolean isThere() {
        return Files.exists(file);
    }

    /** Whether there is something to be read, or to be missed. */
    boolean matters() {
        return named || isThere();
    }
}
