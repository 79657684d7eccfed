package dev.drawbridge.server.transcript;

import java.util.ArrayList;
import java.util.List;

/** The beginning and the end of what is too long to be read. */
final class Excerpt {
    private Excerpt() {}

    /** The lines, or so many of the first and the last of them. */
    static List<String> of(String text, int first, int last) {
        List<String> lines = text.stripTrailing().lines().toList();
        int left = lines.size() - first - last;
        if (left <= 1) {
            return lines;
        }
        List<String> excerpt = new ArrayList<>(lines.subList(0, first));
        excerpt.add("... " + left + " lines left out");
        excerpt.addAll(lines.subList(lines.size() - last, lines.size()));
        return excerpt;
    }
}
