package dev.drawbridge.protocol.message;

import java.nio.charset.StandardCharsets;

/** The characters of a JSON string that a {@link Grammar} has already accepted. */
public final class JsonText {
    private JsonText() {}

    /** What the string between these quotes says. */
    public static String decode(String json) {
        return unescape(json.substring(1, json.length() - 1));
    }

    /** What the string value at {@code from} (its opening quote) to before {@code to} says. */
    public static String decode(byte[] bytes, int from, int to) {
        return unescape(new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8));
    }

    private static String unescape(String raw) {
        int escape = raw.indexOf('\\');
        if (escape < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int done = 0;
        while (escape >= 0) {
            text.append(raw, done, escape);
            char letter = raw.charAt(escape + 1);
            done = escape + (letter == 'u' ? 6 : 2);
            text.append(letter == 'u' ? (char) Integer.parseInt(raw, escape + 2, done, 16) : plain(letter));
            escape = raw.indexOf('\\', done);
        }
        return text.append(raw, done, raw.length()).toString();
    }

    private static char plain(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }
}
