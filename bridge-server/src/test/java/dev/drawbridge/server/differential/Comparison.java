package dev.drawbridge.server.differential;

import java.util.ArrayList;
import java.util.List;

/** The steps that lead from one transcript to another: what both have, what only one has. */
final class Comparison {
    private static final int CONTEXT = 2;
    private static final int MOST_SHOWN = 60;

    private final List<String> shown = new ArrayList<>();
    private final List<String> left;
    private final List<String> right;
    private int lastShown;

    private Comparison(List<String> left, List<String> right) {
        this.left = left;
        this.right = right;
    }

    /** The differences of what the same clients saw on two stages, for people. */
    static String of(List<Transcript> left, List<Transcript> right) {
        List<String> differences = new ArrayList<>();
        for (int at = 0; at < Math.max(left.size(), right.size()); at++) {
            differences.add(of(at < left.size() ? left.get(at) : Transcript.empty(right.get(at).actor()),
                    at < right.size() ? right.get(at) : Transcript.empty(left.get(at).actor())));
        }
        return String.join("\n", differences);
    }

    private static String of(Transcript left, Transcript right) {
        if (left.equals(right)) {
            return "";
        }
        Comparison comparison = new Comparison(left.lines(), right.lines());
        comparison.compare();
        List<String> lines = comparison.shown;
        String more = lines.size() > MOST_SHOWN
                ? "\n  … and " + (lines.size() - MOST_SHOWN) + " more lines"
                : "";
        return left.actor() + ":\n" + String.join("\n", lines.subList(0, Math.min(MOST_SHOWN, lines.size())))
                + more;
    }

    private void compare() {
        int start = 0;
        while (start < Math.min(left.size(), right.size()) && left.get(start).equals(right.get(start))) {
            start++;
        }
        int same = 0;
        while (same < Math.min(left.size(), right.size()) - start
                && left.get(left.size() - 1 - same).equals(right.get(right.size() - 1 - same))) {
            same++;
        }
        lastShown = Math.max(0, start - CONTEXT);
        walk(start, left.size() - same, right.size() - same);
    }

    /** Shows a shortest way from line {@code start}, the same on both sides, to these ends. */
    private void walk(int start, int leftEnd, int rightEnd) {
        int[][] common = common(start, leftEnd, rightEnd);
        int l = start;
        int r = start;
        while (l < leftEnd || r < rightEnd) {
            if (l < leftEnd && r < rightEnd && left.get(l).equals(right.get(r))) {
                l++;
                r++;
            } else if (l < leftEnd
                    && (r == rightEnd
                            || common[l + 1 - start][r - start] >= common[l - start][r + 1 - start])) {
                context(l);
                shown.add("  - " + (l + 1) + " " + left.get(l));
                l++;
                lastShown = l;
            } else {
                context(l);
                shown.add("  + " + (r + 1) + " " + right.get(r));
                r++;
            }
        }
    }

    private void context(int line) {
        for (int at = Math.max(lastShown, line - CONTEXT); at < line; at++) {
            shown.add("    " + (at + 1) + " " + left.get(at));
        }
        lastShown = Math.max(lastShown, line);
    }

    /** How many lines the rests from each pair of places have in common, in order. */
    private int[][] common(int start, int leftEnd, int rightEnd) {
        int[][] common = new int[leftEnd - start + 1][rightEnd - start + 1];
        for (int l = leftEnd - start - 1; l >= 0; l--) {
            for (int r = rightEnd - start - 1; r >= 0; r--) {
                common[l][r] = left.get(start + l).equals(right.get(start + r))
                        ? common[l + 1][r + 1] + 1
                        : Math.max(common[l + 1][r], common[l][r + 1]);
            }
        }
        return common;
    }
}
