package dev.drawbridge.core.engine;

import dev.drawbridge.core.history.Known;
import dev.drawbridge.protocol.message.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The state of a thread as the agent tells it to whoever joins. It may have many megabytes, and is searched rather than
 * parsed: ids of items stand in it as the agent spells them everywhere.
 */
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
record Snapshot(byte[] block, Span result) {
    private static final byte[] ID = ascii("\"id\":\"");
    /** How the members begin that hold what has come of an item; without them it is but known to have started. */
    private static final List<byte[]> OUTCOMES = List.of(ascii("\"aggregatedOutput\":\""),
            ascii("\"summary\":[\""),
            ascii("\"content\":[\""));
    private static final byte[] TEXT = ascii("\"text\":\"");

    /** What it has of an item that is under way. */
    Known knows(String item) {
        int place = find(ascii("\"id\":" + Answers.quoted(item)), result.from(), result.to());
        if (place == result.to()) {
            return Known.NOTHING;
        }
        int next = find(ID, place + ID.length, result.to());
        int text = find(TEXT, place, next);
        boolean written = text < next && block[text + TEXT.length] != '"';
        return written || OUTCOMES.stream().anyMatch(member -> find(member, place, next) < next)
                ? Known.EVERYTHING
                : Known.START;
    }

    /** Where the bytes stand; {@code to} when they do not. */
    private int find(byte[] wanted, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (block[i] == wanted[0]
                    && Arrays.equals(block, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return to;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
