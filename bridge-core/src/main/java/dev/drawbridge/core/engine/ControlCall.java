package dev.drawbridge.core.engine;

import dev.drawbridge.core.access.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's call to the bridge itself. It belongs to the thread that serves it. */
public final class ControlCall {
    private static final Logger log = LoggerFactory.getLogger(ControlCall.class);

    private final ClientConnection caller;
    private final String id;
    private final String method;
    private final Optional<String> params;
    private final Consumer<Runnable> finish;
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Runnable> last = new ArrayList<>();
    private final AtomicBoolean finished = new AtomicBoolean();

    /**
     * @param id as the caller wrote it, in JSON
     * @param finish does what ends the call, under the switchboard's lock
     */
    ControlCall(ClientConnection caller, String id, String method, Optional<String> params,
            Consumer<Runnable> finish) {
        this.caller = caller;
        this.id = id;
        this.method = method;
        this.params = params;
        this.finish = finish;
    }

    public String method() {
        return method;
    }

    /** The params as JSON, if there are any. */
    public Optional<String> params() {
        return params;
    }

    /** What the bridge calls the caller, in logs. */
    public long number() {
        return caller.number();
    }

    /** The device that the caller runs on. */
    public Visitor visitor() {
        return caller.visitor();
    }

    /** What the caller calls itself, as people can be shown it. */
    public String label() {
        return caller.profile().label();
    }

    /** The caller, to be spoken to later. */
    public Correspondent correspondent() {
        return caller;
    }

    ClientConnection caller() {
        return caller;
    }

    /**
     * Lets the work be done right behind the answer, before anything else is said to the caller: under the
     * switchboard's lock, and not at all when the call fails or the caller has left.
     */
    public void afterwards(Runnable work) {
        afterwards.add(work);
    }

    /** Lets the work be done when the call has ended, in whatever way: under the switchboard's lock. */
    void atLast(Runnable work) {
        last.add(work);
    }

    /** Ends the call with this result, given as JSON. */
    public void answer(String result) {
        finish(Answers.result(id, result), afterwards);
    }

    public void fail(Problem problem) {
        finish(Answers.failure(id, problem), List.of());
    }

    private void finish(byte[] message, List<Runnable> then) {
        if (finished.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
            finish.accept(() -> {
                if (!caller.gone()) {
                    caller.say(message);
                    then.forEach(this::attempt);
                }
                last.forEach(this::attempt);
            });
        }
    }

    /** The answer is given: what fails behind it can only be told to the log. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException unforeseen) {
            log.error("{} of client {} was answered, but not carried out to its end", method, number(),
                    unforeseen);
        }
    }
}
