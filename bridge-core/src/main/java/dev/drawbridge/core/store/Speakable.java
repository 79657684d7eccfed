package dev.drawbridge.core.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Whether people can say a name that a damaged row has: one word, of letters that every terminal shows. */
final class Speakable {
    private Speakable() {}

    static boolean is(String name) {
        return !name.isEmpty() && US_ASCII.newEncoder().canEncode(name)
                && name.chars().noneMatch(each -> Character.isISOControl(each) || each == ' ');
    }
}
