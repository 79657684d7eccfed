package dev.drawbridge.core.engine;

import java.util.Locale;

/** The one spelling of a thread's id: agents take a UUID in any of its spellings and answer with this one. */
final class ThreadName {
    private ThreadName() {}

    static String of(String spelled) {
        String name = spelled.toLowerCase(Locale.ROOT);
        if (name.startsWith("urn:uuid:")) {
            name = name.substring("urn:uuid:".length());
        } else if (name.startsWith("{") && name.endsWith("}")) {
            name = name.substring(1, name.length() - 1);
        }
        if (name.length() == 32 && name.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return String.join("-", name.substring(0, 8), name.substring(8, 12), name.substring(12, 16),
                    name.substring(16, 20), name.substring(20));
        }
        return name.length() == 36 ? name : spelled;
    }
}
