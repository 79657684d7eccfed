package dev.drawbridge.core.agent.pi.thread;

/**
 * An output of which the whole is told again and again, and of which only what is new shall be told on. When it gets
 * long its beginning is left out, so what is new is what follows after the longest end of the old that the new begins
 * with.
 */
final class Growth {
    private String before = "";

    /** Takes the whole again, and gives what has come since the last time. */
    String add(String whole) {
        String old = before;
        before = whole;
        return whole.startsWith(old) ? whole.substring(old.length()) : whole.substring(overlap(old, whole));
    }

    /** The length of the longest end of the one with which the other begins. */
    private static int overlap(String end, String beginning) {
        int[] borders = borders(beginning);
        int matched = 0;
        for (int i = Math.max(0, end.length() - beginning.length()); i < end.length(); i++) {
            while (matched > 0
                    && (matched == beginning.length() || beginning.charAt(matched) != end.charAt(i))) {
                matched = borders[matched - 1];
            }
            if (beginning.charAt(matched) == end.charAt(i)) {
                matched++;
            }
        }
        return matched;
    }

    /** For each beginning of the text the length of its longest own beginning that is its end too. */
    private static int[] borders(String text) {
        int[] borders = new int[text.length()];
        int length = 0;
        for (int i = 1; i < text.length(); i++) {
            while (length > 0 && text.charAt(length) != text.charAt(i)) {
                length = borders[length - 1];
            }
            if (text.charAt(length) == text.charAt(i)) {
                length++;
            }
            borders[i] = length;
        }
        return borders;
    }
}
