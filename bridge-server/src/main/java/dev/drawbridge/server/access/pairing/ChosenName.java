package dev.drawbridge.server.access.pairing;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The name that somebody else has chosen for a device, as it may be shown anywhere. */
final class ChosenName {
    private static final int LONGEST = 64;
    private static final String NAMELESS = "device";
    private static final Pattern LIKE_AN_ID = Pattern.compile("(?i)dev-[0-9a-f]{16}");

    private ChosenName() {}

    /** The text in one line of a decent length, without what terminals obey or that changes how other text reads. */
    static String of(String chosen) {
        StringBuilder harmless = new StringBuilder();
        chosen.codePoints().map(glyph -> isHarmless(glyph) ? glyph : ' ').limit(LONGEST * 4L)
                .forEach(harmless::appendCodePoint);
        String line = Normalizer.normalize(harmless, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        int length = Math.min(line.codePointCount(0, line.length()), LONGEST);
        String name = line.substring(0, line.offsetByCodePoints(0, length)).strip();
        return name.isEmpty() || LIKE_AN_ID.matcher(name).matches() ? NAMELESS : name;
    }

    private static boolean isHarmless(int glyph) {
        return switch (Character.getType(glyph)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !Character.isSpaceChar(glyph) || glyph == ' ';
        };
    }
}
