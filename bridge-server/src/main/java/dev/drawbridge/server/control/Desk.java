package dev.drawbridge.server.control;

import dev.drawbridge.core.engine.Control;
import dev.drawbridge.core.engine.ControlCall;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where calls to the bridge itself are served, each on a thread of its own; it is set up when the first one comes. Calls
 * about terminals are served in the order in which their caller has made them.
 */
public final class Desk implements Control {
    /** What one client types, one key after the other. */
    private static final String IN_ORDER = "bridge/terminal/";
    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final Supplier<List<Service<?>>> services;
    private final Problems problems;
    /** The last call of each caller whose calls are served in order, as long as it is not answered. */
    private final Map<Long, CompletableFuture<Void>> lanes = new ConcurrentHashMap<>();
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
        if (call.method().startsWith(IN_ORDER)) {
            serveInTurn(call);
        } else {
            start(() -> answer(call));
        }
    }

    private static void start(Runnable work) {
        Thread.ofVirtual().name("bridge-call").start(work);
    }

    /** Lets the call be served when the one before it was. One thread at a time brings a client's calls. */
    private void serveInTurn(ControlCall call) {
        long caller = call.number();
        CompletableFuture<Void> lane = lanes.getOrDefault(caller, NOTHING).thenRunAsync(() -> answer(call),
                Desk::start);
        lanes.put(caller, lane);
        var _ = lane.whenComplete((done, failed) -> lanes.remove(caller, lane));
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
