package dev.drawbridge.core.approval;

/** Text for people that fits into one line and does nothing to the screen it is shown on. */
final class Line {
    private static final int MOST = 200;

    private Line() {}

    /** White space becomes single spaces, what is invisible or steers becomes U+FFFD, and the end is cut off. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), MOST));
        int count = 0;
        boolean blank = true;
        for (int at = 0; at < text.length();) {
            int code = text.codePointAt(at);
            at += Character.charCount(code);
            boolean space = Character.isWhitespace(code) || Character.isSpaceChar(code);
            if (space && blank) {
                continue;
            }
            if (count == MOST - 1) {
                return line.append('…').toString();
            }
            line.appendCodePoint(space ? ' ' : visible(code) ? code : 0xFFFD);
            blank = space;
            count++;
        }
        return line.toString().strip();
    }

    private static boolean visible(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                false;
            default -> true;
        };
    }
}
