package dev.drawbridge.server.control;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.drawbridge.core.engine.Problem;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.message.ErrorCode;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What callers are told of what was thrown: a refusal as it is, of everything else only where the log tells it. */
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String UNFORESEEN = "Internal error: the bridge's log has the reason under this correlationId";

    private final Supplier<String> correlations;

    Problems(Supplier<String> correlations) {
        this.correlations = correlations;
    }

    Problem of(String method, Throwable thrown) {
        Throwable reason = unwrapped(thrown);
        if (reason instanceof Declined declined) {
            return Problem.of(declined.code(), declined.sentence());
        }
        String correlation = correlations.get();
        log.error("{} has failed, correlationId {}", method, correlation, reason);
        return new Problem(ErrorCode.INTERNAL_ERROR, UNFORESEEN, Optional.of(correlation));
    }

    /** Without what reflection and the reading of params have put around it. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable reason = thrown;
        while (reason.getCause() != null
                && (reason instanceof InvocationTargetException || reason instanceof JsonMappingException)) {
            reason = reason.getCause();
        }
        return reason;
    }
}
