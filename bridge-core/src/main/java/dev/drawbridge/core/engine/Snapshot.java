package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.message.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The state of a thread as the agent tells it to whoever joins; of many megabytes, it is not parsed but searched. */
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
record Snapshot(byte[] block, Span result) {
    /** Whether it has the item of this id. */
    boolean has(String item) {
        byte[] id = ("\"id\":" + Answers.quoted(item)).getBytes(StandardCharsets.UTF_8);
        for (int i = result.from(); i <= result.to() - id.length; i++) {
            if (block[i] == '"' && Arrays.equals(block, i, i + id.length, id, 0, id.length)) {
                return true;
            }
        }
        return false;
    }
}
