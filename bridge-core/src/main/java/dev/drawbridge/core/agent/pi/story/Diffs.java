package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Differences of a text as hunks without names of files, as Codex has them. */
final class Diffs {
    private static final Pattern NUMBERED = Pattern.compile("([ +-]) *(\\d{1,9}) (.*)", Pattern.DOTALL);

    private Diffs() {}

    /** The hunks of a patch that names its files. */
    static String hunks(String patch) {
        int first = patch.startsWith("@@") ? 0 : patch.indexOf("\n@@") + 1;
        return patch.substring(first);
    }

    /** What an edit wants to change; nobody knows yet where. */
    static String intended(JsonNode arguments) {
        Hunk hunk = new Hunk(1, 1);
        arguments.path("edits").forEach(edit -> replace(hunk, edit));
        if (arguments.path("oldText").isTextual()) {
            replace(hunk, arguments);
        }
        return hunk.text();
    }

    private static void replace(Hunk hunk, JsonNode edit) {
        edit.path("oldText").asText().lines().forEach(line -> hunk.add('-', line));
        edit.path("newText").asText().lines().forEach(line -> hunk.add('+', line));
    }

    /** The hunks of a difference whose lines carry their numbers, and which shows a gap as dots. */
    static String ofNumbered(String diff) {
        List<Hunk> hunks = new ArrayList<>();
        boolean within = false;
        int grown = 0;
        for (String line : diff.split("\n", -1)) {
            Matcher numbered = NUMBERED.matcher(line);
            if (!numbered.matches()) {
                within = false;
                continue;
            }
            char sign = numbered.group(1).charAt(0);
            int number = Integer.parseInt(numbered.group(2));
            if (!within) {
                hunks.add(sign == '+' ? new Hunk(number - grown, number) : new Hunk(number, number + grown));
                within = true;
            }
            hunks.getLast().add(sign, numbered.group(3));
            grown += sign == '+' ? 1 : sign == '-' ? -1 : 0;
        }
        return String.join("", hunks.stream().map(Hunk::text).toList());
    }

    /** Neighbouring lines, of which some are other than they were. */
    private static final class Hunk {
        private final int before;
        private final int after;
        private final StringBuilder lines = new StringBuilder();
        private int old;
        private int fresh;

        Hunk(int before, int after) {
            this.before = before;
            this.after = after;
        }

        void add(char sign, String line) {
            lines.append(sign).append(line).append('\n');
            old += sign == '+' ? 0 : 1;
            fresh += sign == '-' ? 0 : 1;
        }

        String text() {
            return "@@ -" + start(before, old) + "," + old + " +" + start(after, fresh) + "," + fresh
                    + " @@\n"
                    + lines;
        }

        /** A side that has no lines stands after the line before. */
        private static int start(int line, int count) {
            return count == 0 ? line - 1 : line;
        }
    }
}
