package dev.drawbridge.core.agent.pi;

import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.protocol.message.ErrorCode;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What takes a while, such as reading files: it is done elsewhere, and what comes of it is given to the one thread. */
final class Errands {
    private static final Logger log = LoggerFactory.getLogger(Errands.class);

    private final Executor thread;

    /** Something that may take a while. */
    @FunctionalInterface
    interface Errand<T> {
        T run() throws Refusal, IOException;
    }

    /** What comes of one. */
    sealed interface Outcome<T> {
        record Done<T>(T result) implements Outcome<T> {}

        record Refused<T>(Refusal refusal) implements Outcome<T> {}
    }

    /** @param thread has acts done by the one thread */
    Errands(Executor thread) {
        this.thread = thread;
    }

    <T> void run(Errand<T> errand, Consumer<Outcome<T>> then) {
        Thread.ofVirtual().name("pi-errand").start(() -> {
            Outcome<T> outcome = outcome(errand);
            thread.execute(() -> then.accept(outcome));
        });
    }

    private static <T> Outcome<T> outcome(Errand<T> errand) {
        try {
            return new Outcome.Done<>(errand.run());
        } catch (Refusal refusal) {
            return new Outcome.Refused<>(refusal);
        } catch (IOException unreadable) {
            log.warn("Pi's sessions cannot be read or written: {}", unreadable.toString());
            return new Outcome.Refused<>(new Refusal(ErrorCode.INTERNAL_ERROR,
                    "Pi's session files cannot be read or written; the bridge's log tells more"));
        } catch (RuntimeException | OutOfMemoryError unforeseen) {
            log.error("something in Pi's sessions was not foreseen", unforeseen);
            return new Outcome.Refused<>(Refusal.unforeseen());
        }
    }

    /** Answers the call with what comes of it. */
    <T> void forCall(Call call, Errand<T> errand, Consumer<T> then) {
        run(errand, outcome -> {
            switch (outcome) {
                case Outcome.Done<T> done -> {
                    try {
                        then.accept(done.result());
                    } catch (RuntimeException unforeseen) {
                        log.error("the answer to {} was not foreseen", call.method(), unforeseen);
                        call.voice().refuse(call.id(), Refusal.unforeseen());
                    }
                }
                case Outcome.Refused<T> refused -> call.voice().refuse(call.id(), refused.refusal());
            }
        });
    }
}
