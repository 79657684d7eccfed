package dev.drawbridge.server.control;

import dev.drawbridge.core.engine.Control;
import dev.drawbridge.core.engine.ControlCall;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where calls to the bridge itself are served, each on a thread of its own; it is set up when the first one comes. */
public final class Desk implements Control {
    private final Supplier<List<Service<?>>> services;
    private final Problems problems;
    private @Nullable Dispatcher dispatcher;

    /**
     * @param services what can be called; asked once
     * @param correlations ids that lead from an answer to what the log has about it
     */
    public Desk(Supplier<List<Service<?>>> services, Supplier<String> correlations) {
        this.services = services;
        this.problems = new Problems(correlations);
    }

    @Override
    public void serve(ControlCall call) {
        Thread.ofVirtual().name("bridge-call").start(() -> answer(call));
    }

    private void answer(ControlCall call) {
        String result;
        try {
            result = dispatcher().call(call);
        } catch (Throwable thrown) {
            call.fail(problems.of(call.method(), thrown));
            return;
        }
        call.answer(result);
    }

    private synchronized Dispatcher dispatcher() {
        if (dispatcher == null) {
            dispatcher = new Dispatcher(services.get());
        }
        return dispatcher;
    }
}
