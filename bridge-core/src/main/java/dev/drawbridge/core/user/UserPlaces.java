package dev.drawbridge.core.user;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the files of a user belong.
 *
 * @param settings of programs, each in a directory of its own
 * @param data that programs keep, likewise
 */
public record UserPlaces(Path home, Path settings, Path data) {
    /** By the XDG Base Directory Specification, which has relative paths ignored. */
    public static UserPlaces of(Map<String, String> environment) {
        String named = environment.getOrDefault("HOME", "");
        Path home = Path.of(named.isEmpty() ? System.getProperty("user.home") : named);
        return new UserPlaces(home, named(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                named(environment, "XDG_DATA_HOME", home.resolve(".local/share")));
    }

    private static Path named(Map<String, String> environment, String variable, Path usual) {
        Path named = Path.of(environment.getOrDefault(variable, ""));
        return named.isAbsolute() ? named : usual;
    }

    /** What a shell makes of a word that begins with {@code ~}; others are left as they are. */
    public String expanded(String word) {
        return word.equals("~") || word.startsWith("~/") ? home + word.substring(1) : word;
    }
}
