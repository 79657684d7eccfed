package dev.drawbridge.core.agent.pi.session;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;

/** Times as texts. */
final class Times {
    private Times() {}

    static OptionalLong millis(String text) {
        try {
            return OptionalLong.of(Instant.parse(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException noTime) {
            return OptionalLong.empty();
        }
    }

    static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
