package dev.drawbridge.core.agent.pi.session;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a text where something was found, with a little of what stands around it.
 *
 * @param start where it begins in the snippet, in UTF-16 code units
 * @param end where it ends
 */
record Snippet(String text, int start, int end) {
    private static final int AROUND = 40;
    private static final String MORE = "...";

    /** All places, whatever the case of the letters; none overlaps another. */
    static List<Snippet> all(String text, String term) {
        List<Snippet> all = new ArrayList<>();
        int at = 0;
        while (at + term.length() <= text.length()) {
            if (text.regionMatches(/* ignoreCase= */ true, at, term, 0, term.length())) {
                all.add(around(text, at, at + term.length()));
                at += term.length();
            } else {
                at++;
            }
        }
        return all;
    }

    private static Snippet around(String text, int start, int end) {
        int from = whole(text, Math.max(0, start - AROUND));
        int to = whole(text, Math.min(text.length(), end + AROUND));
        String before = from > 0 ? MORE : "";
        String after = to < text.length() ? MORE : "";
        int moved = before.length() - from;
        return new Snippet(before + text.substring(from, to) + after, start + moved, end + moved);
    }

    /** No character is cut in two. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
