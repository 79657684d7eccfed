package dev.drawbridge.server.access.device;

import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people call a device: text that does nothing where it is shown, and cannot be taken for an id. */
record DeviceName(String text) {
    private static final int LONGEST = 64;
    /** Orders to terminals, and what makes text look other than it is. */
    private static final Pattern HARMFUL = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final Pattern LIKE_AN_ID = Pattern.compile("(?i)dev-[0-9a-f]{16}");

    /**
     * Reads a name, without the blanks around it.
     *
     * @throws Declined it is none
     */
    static DeviceName of(String text) {
        String name = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > LONGEST) {
            throw unfit("A device's name has 1 to " + LONGEST + " characters.");
        }
        if (HARMFUL.matcher(name).find()) {
            throw unfit("A device's name has no characters that cannot be seen.");
        }
        if (LIKE_AN_ID.matcher(name).matches()) {
            throw unfit("A device's name must not look like the id of a device.");
        }
        return new DeviceName(name);
    }

    /** The same with a number behind it, shortened if need be. */
    DeviceName numbered(int number) {
        String end = " " + number;
        int room = LONGEST - end.length();
        int kept = Math.min(room, text.codePointCount(0, text.length()));
        return new DeviceName(text.substring(0, text.offsetByCodePoints(0, kept)).stripTrailing() + end);
    }

    /** Equal for names that people would take for the same. */
    String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Declined unfit(String sentence) {
        return new Declined(ErrorCode.INVALID_PARAMS, sentence);
    }
}
