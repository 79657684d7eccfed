package dev.drawbridge.core.agent.pi.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Who speaks in a line, as far as the order in which Pi writes its fields tells it without reading the line. */
enum Role {
    USER, ASSISTANT,
    /** A message of somebody else. */
    OTHER,
    /** No message, or in another order, or damaged. */
    UNKNOWN;

    private static final byte[] MESSAGE = "{\"type\":\"message\",".getBytes(US_ASCII);
    private static final byte[] BY = "\"message\":{\"role\":\"".getBytes(US_ASCII);
    private static final byte[] BY_USER = "user\"".getBytes(US_ASCII);
    private static final byte[] BY_ASSISTANT = "assistant\"".getBytes(US_ASCII);
    /** The fields before the message are no longer than this. */
    private static final int NEAR = 256;

    static Role of(byte[] bytes, int from, int length) {
        int end = from + length;
        if (length < MESSAGE.length || bytes[end - 1] != '}' || !stands(MESSAGE, bytes, from, end)) {
            return UNKNOWN;
        }
        for (int at = from + MESSAGE.length; at < Math.min(end, from + NEAR); at++) {
            if (stands(BY, bytes, at, end)) {
                int role = at + BY.length;
                return stands(BY_USER, bytes, role, end)
                        ? USER
                        : stands(BY_ASSISTANT, bytes, role, end) ? ASSISTANT : OTHER;
            }
        }
        return UNKNOWN;
    }

    private static boolean stands(byte[] text, byte[] bytes, int at, int end) {
        return at + text.length <= end && Arrays.equals(text, 0, text.length, bytes, at, at + text.length);
    }
}
