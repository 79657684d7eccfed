package dev.drawbridge.server.facade;

import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;

/** What becomes of a message that is longer than a bridge takes, which would end the connection for it. For one thread. */
final class TooLong {
    private static final int MOST = Limits.CLIENT.length();

    private final Scanner scanner;

    /** What is said instead. */
    sealed interface Answer {
        /** To a request. */
        record ToClient(String line) implements Answer {}

        /** To what the agent has asked, in the place of the client's answer. */
        record ToAgent(String line) implements Answer {}

        /** Nothing. */
        record None() implements Answer {}
    }

    TooLong(int longest) {
        scanner = new Scanner(new Limits(longest, Limits.CLIENT.depth()));
    }

    static boolean is(int length) {
        return length > MOST;
    }

    Answer read(byte[] block, int from, int to) {
        return switch (scanner.scan(block, from, to)) {
            case REQUEST -> new Answer.ToClient(failure(scanner.requestId().json(), to - from));
            case RESPONSE, FAILURE -> new Answer.ToAgent(failure(scanner.requestId().json(), to - from));
            case NOTIFICATION -> new Answer.None();
            case REFUSED -> new Answer.ToClient(failure("null", to - from));
        };
    }

    private static String failure(String id, int length) {
        return "{\"id\":" + id + ",\"error\":{\"code\":" + ErrorCode.INVALID_REQUEST.number()
                + ",\"message\":\"A message may have " + MOST + " bytes, and this one has " + length
                + ": send less at once.\"}}\n";
    }
}
