package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which turn of a thread runs, told when one begins and, once, when it ends. */
final class Turns {
    private final Speech speech;
    private final Supplier<List<String>> flags;
    private final Runnable begun;
    private Optional<LiveTurn> running = Optional.empty();
    private Optional<LiveTurn> before = Optional.empty();
    private String told = "";

    /**
     * None runs yet.
     *
     * @param flags what the thread waits for, as Codex says it in its status
     * @param begun is told when one begins
     */
    Turns(Speech speech, Supplier<List<String>> flags, Runnable begun) {
        this.speech = speech;
        this.flags = flags;
        this.begun = begun;
    }

    long now() {
        return speech.now();
    }

    Optional<LiveTurn> running() {
        return running;
    }

    /** The one in which Pi's model works. */
    Optional<LiveTurn> run() {
        return running.filter(turn -> turn.kind() == LiveTurn.Kind.RUN);
    }

    /** The one that runs, else the one that ran last. */
    Optional<LiveTurn> last() {
        return running.or(() -> before);
    }

    /** One that has not begun, and is told of nothing yet. */
    LiveTurn make(LiveTurn.Kind kind, String id, long startedAt) {
        return new LiveTurn(speech, id, kind, startedAt);
    }

    /** Begins it, and ends the one before if that still runs. */
    void begin(LiveTurn turn) {
        end(new Ending.Completed());
        running = Optional.of(turn);
        tellStatus();
        tell("turn/started", turn.shape());
        begun.run();
    }

    boolean isRunning(LiveTurn turn) {
        return running.filter(it -> it == turn).isPresent();
    }

    /** Ends the one that runs, if one does. */
    void end(Ending ending) {
        running.ifPresent(turn -> {
            turn.abandonOpen();
            if (ending instanceof Ending.Failed failed) {
                ObjectNode params = speech.params().put("turnId", turn.id()).put("willRetry", false);
                params.set("error", failed.error());
                speech.tell("error", params);
            }
            running = Optional.empty();
            before = Optional.of(turn);
            tellStatus();
            tell("turn/completed", turn.shape(ending));
        });
    }

    private void tell(String method, ObjectNode turn) {
        ObjectNode params = speech.params();
        params.set("turn", turn);
        speech.tell(method, params);
    }

    /** As Codex has it, of a thread that is loaded. */
    ObjectNode status() {
        ObjectNode status = Shapes.object();
        List<String> waiting = flags.get();
        if (running.isEmpty() && waiting.isEmpty()) {
            return status.put("type", "idle");
        }
        ArrayNode active = status.put("type", "active").putArray("activeFlags");
        waiting.forEach(active::add);
        return status;
    }

    /** Tells the status if it is another than that told before. */
    void tellStatus() {
        ObjectNode status = status();
        if (!told.equals(status.toString())) {
            told = status.toString();
            ObjectNode params = speech.params();
            params.set("status", status);
            speech.tellAll("thread/status/changed", params);
        }
    }

    /** Tells that nobody has it in memory any more. */
    void tellUnloaded() {
        told = "";
        ObjectNode params = speech.params();
        params.putObject("status").put("type", "notLoaded");
        speech.tellAll("thread/status/changed", params);
    }
}
