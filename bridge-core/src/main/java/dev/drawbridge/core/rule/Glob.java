package dev.drawbridge.core.rule;

import dev.drawbridge.core.shell.CleanPath;
import java.util.BitSet;

/** A pattern in which {@code *} stands for any characters and all others for themselves. */
final class Glob {
    private final String pattern;
    private final boolean directory;

    private Glob(String pattern, boolean directory) {
        this.pattern = pattern;
        this.directory = directory;
    }

    static Glob of(String pattern) {
        return new Glob(pattern, /* directory= */ false);
    }

    /** For clean paths: {@code *} does not stand for a slash, {@code **} does, and {@code /**} at the end for nothing too. */
    static Glob ofDirectory(String pattern) {
        return new Glob(CleanPath.resolved(pattern).replaceAll("[*]{3,}", "**"), /* directory= */ true);
    }

    boolean matches(String text) {
        return matches(text, pattern.length()) || (directory && pattern.endsWith("/**")
                && matches(text, pattern.length() - "/**".length()));
    }

    /**
     * Whether that much of the pattern matches. All places in the pattern that the text may have led to are followed at
     * once, so that the time is at most that of comparing each with each.
     */
    private boolean matches(String text, int length) {
        BitSet places = new BitSet(length + 1);
        places.set(0);
        skipStars(places, length);
        for (int at = 0; at < text.length() && !places.isEmpty(); at++) {
            char next = text.charAt(at);
            BitSet reached = new BitSet(length + 1);
            for (int place = places.nextSetBit(0); place >= 0
                    && place < length; place = places.nextSetBit(place + 1)) {
                if (isStar(place)) {
                    if (next != '/' || crosses(place)) {
                        reached.set(place);
                    }
                } else if (pattern.charAt(place) == next) {
                    reached.set(place + 1);
                }
            }
            skipStars(reached, length);
            places = reached;
        }
        return places.get(length);
    }

    private void skipStars(BitSet places, int length) {
        for (int place = places.nextSetBit(0); place >= 0
                && place < length; place = places.nextSetBit(place + 1)) {
            if (isStar(place)) {
                places.set(place + 1);
            }
        }
    }

    private boolean isStar(int place) {
        return pattern.charAt(place) == '*';
    }

    /** Whether the star here is one of two, or stands for any character anyway. */
    private boolean crosses(int place) {
        return !directory || (place > 0 && isStar(place - 1))
                || (place + 1 < pattern.length() && isStar(place + 1));
    }
}
