package dev.drawbridge.server.config;

import java.util.regex.Pattern;

/** Hides what is secret in a value. */
final class Masks {
    static final String MASK = "********";
    /** Keys of Codex's own settings whose values nobody is to see. */
    private static final Pattern TELLING = Pattern
            .compile("(?is)^([^=]*(?:token|secret|password|passwd|key|authorization|header)[^=]*=).*");

    private Masks() {}

    static String of(String setting, String value) {
        return Settings.isSecret(setting) ? MASK : TELLING.matcher(value).replaceFirst("$1" + MASK);
    }
}
