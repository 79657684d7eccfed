package dev.drawbridge.server.cli.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What was seen of one thing.
 *
 * @param subject what was looked at
 * @param seen what it is like
 * @param advice what to do; absent if nothing has to be done
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Finding(Grade grade, String subject, String seen, Optional<String> advice) {
    static Finding ok(String subject, String seen) {
        return new Finding(Grade.OK, subject, seen, Optional.empty());
    }

    static Finding note(String subject, String seen, String advice) {
        return new Finding(Grade.NOTE, subject, seen, Optional.of(advice));
    }

    static Finding bad(String subject, String seen, String advice) {
        return new Finding(Grade.BAD, subject, seen, Optional.of(advice));
    }
}
