package dev.drawbridge.server.differential;

import java.util.ArrayList;
import java.util.List;

/** The steps that lead from one transcript to another: what both have, what only one has. */
final class Comparison {
    private static final int CONTEXT = 2;
    private static final int MOST_SHOWN = 60;
    private static final int MOST_OF_A_LINE = 400;
    private static final int AFTER = 300;
    private static final int HEAD = 50;

    private final List<String> shown = new ArrayList<>();
    private final List<String> left;
    private final List<String> right;
    private int lastShown;

    private Comparison(List<String> left, List<String> right) {
        this.left = left;
        this.right = right;
    }

    /** The differences of what the same clients saw on two stages, for people; empty if there are none. */
    static String of(List<Transcript> left, List<Transcript> right) {
        List<String> differences = new ArrayList<>();
        for (int at = 0; at < Math.max(left.size(), right.size()); at++) {
            differences.add(of(at < left.size() ? left.get(at) : Transcript.empty(right.get(at).actor()),
                    at < right.size() ? right.get(at) : Transcript.empty(left.get(at).actor())));
        }
        differences.removeIf(String::isEmpty);
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
            int leftFrom = l;
            int rightFrom = r;
            while (l < leftEnd || r < rightEnd) {
                if (l < leftEnd && r < rightEnd && left.get(l).equals(right.get(r))) {
                    break;
                } else if (l < leftEnd
                        && (r == rightEnd
                                || common[l + 1 - start][r - start] >= common[l - start][r + 1 - start])) {
                    l++;
                } else {
                    r++;
                }
            }
            show(leftFrom, l, rightFrom, r);
            l = Math.min(l + 1, leftEnd);
            r = Math.min(r + 1, rightEnd);
        }
    }

    private void show(int leftFrom, int leftTo, int rightFrom, int rightTo) {
        if (leftFrom == leftTo && rightFrom == rightTo) {
            return;
        }
        for (int at = Math.max(lastShown, leftFrom - CONTEXT); at < leftFrom; at++) {
            shown.add("    " + (at + 1) + " " + clipped(left.get(at), 0));
        }
        for (int at = leftFrom; at < leftTo; at++) {
            int pair = rightFrom + at - leftFrom;
            shown.add("  - " + (at + 1) + " " + clipped(left.get(at), pair < rightTo ? right.get(pair) : ""));
        }
        for (int at = rightFrom; at < rightTo; at++) {
            int pair = leftFrom + at - rightFrom;
            shown.add("  + " + (at + 1) + " " + clipped(right.get(at), pair < leftTo ? left.get(pair) : ""));
        }
        lastShown = leftTo;
    }

    /** The line around the place where it begins to differ from its counterpart. */
    private static String clipped(String line, String counterpart) {
        int same = 0;
        while (same < Math.min(line.length(), counterpart.length())
                && line.charAt(same) == counterpart.charAt(same)) {
            same++;
        }
        return clipped(line, same);
    }

    private static String clipped(String line, int at) {
        int from = at < MOST_OF_A_LINE - AFTER ? 0 : at - (MOST_OF_A_LINE - AFTER);
        String start = from == 0 ? "" : line.substring(0, HEAD) + " … ";
        String end = from + MOST_OF_A_LINE < line.length() ? " …" : "";
        return start + line.substring(from, Math.min(line.length(), from + MOST_OF_A_LINE)) + end;
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
