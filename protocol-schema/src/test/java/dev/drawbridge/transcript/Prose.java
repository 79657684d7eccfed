package dev.drawbridge.transcript;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded text, with all that JSON has several spellings for. */
final class Prose {
    private static final List<String> PIECES = List.of("word ", "tok12 ", " ", "",
            "a longer stretch of text ",
            "\n",
            "\"quoted\"", "back\\slash", "a/b", "\t", "\u0000", "\u001b[31m", "\u007f", "naïve ", "日本語 ",
            "\u2028",
            "😀", "👩‍💻 ", "\uD834\uDD1E", "{\"json\":[1]}", "</script>", "\\u0041", "\"}\n{\"");

    private final SplittableRandom random;

    Prose(SplittableRandom random) {
        this.random = random;
    }

    /** One piece of text, now and then an empty one, seldom a large one. */
    String piece() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(200) == 0 ? text.append("x").toString().repeat(3_000) : text.toString();
    }

    /** The text as a JSON string, each character in one of its spellings. */
    String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        boolean ascii = random.nextInt(4) == 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean must = c < ' ' || c == '"' || c == '\\';
            if (must && random.nextBoolean() && "\n\t\"\\".indexOf(c) >= 0) {
                json.append('\\').append(c == '\n' ? 'n' : c == '\t' ? 't' : c);
            } else if (must || (ascii && c > '~')) {
                json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else if (c == '/' && random.nextBoolean()) {
                json.append("\\/");
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
