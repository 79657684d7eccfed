package dev.drawbridge.core.agent.pi.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.shelf.Line;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.pi.shelf.Queued.State;
import dev.drawbridge.core.agent.pi.shelf.Shelf;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import dev.drawbridge.core.agent.speech.Voice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The messages that wait for their turn in one thread. Everything in it is done by the one thread of a life, and there
 * is one of it for each thread that anybody has asked about in that life, loaded or not.
 *
 * <p>Whatever changes what its courier would say about being ready is followed by {@link #look}. A message is not
 * delivered before it is on the disk that it is on its way, so that one that was on its way when the bridge was killed
 * is known to be, and not sent twice.
 */
public final class MessageQueue {
    public static final List<String> METHODS = List.of("thread/queue/add", "thread/queue/list",
            "thread/queue/update", "thread/queue/delete", "thread/queue/reorder", "thread/queue/start");

    private static final int MOST_MESSAGES = 100;
    private static final long MOST_CHARACTERS = 32 << 20;
    private static final String BUSY = "thread already has an active or pending turn";
    private static final String GONE = "the thread is gone";
    private static final String UNKEPT = "it cannot be written down at present and would be lost with the bridge";
    private static final String CHANGE_UNKEPT = "this is so until the bridge ends, but it cannot be written down at present";

    private final String threadId;
    private final Shelf shelf;
    private final Courier courier;
    private final Voice voice;
    private final Executor life;
    private final Supplier<String> ids;
    private final Entries entries;
    /** What is on its way now. */
    private Optional<Errand> errand = Optional.empty();
    /** What was wrong with the last errand, in a sentence; {@code ""} if nothing. */
    private String trouble = "";

    /**
     * Goes on with what is kept.
     *
     * @param life has acts done by the one thread
     * @param ids names new messages
     */
    public MessageQueue(String threadId, Shelf shelf, Courier courier, Voice voice, Executor life,
            Supplier<String> ids) {
        this.threadId = threadId;
        this.shelf = shelf;
        this.courier = courier;
        this.voice = voice;
        this.life = life;
        this.ids = ids;
        Line kept = shelf.line(threadId);
        this.entries = new Entries(kept);
        if (!entries.line().equals(kept)) {
            keep();
        }
    }

    /** Serves a request of {@link #METHODS} for this thread. */
    public void serve(Call call) throws Refusal {
        Wanted wanted = Wanted.of(call);
        switch (call.method()) {
            case "thread/queue/add" -> add(call, wanted);
            case "thread/queue/list" -> call.answer(list(wanted));
            case "thread/queue/update" -> update(call, wanted);
            case "thread/queue/delete" -> delete(call, wanted);
            case "thread/queue/reorder" -> reorder(call, wanted);
            case "thread/queue/start" -> start(call, wanted);
            default -> throw new IllegalArgumentException(call.method());
        }
    }

    /** Sends the next message if it may be sent now. */
    public void look() {
        entries.first().filter(next -> next.state() == State.WAITING)
                .filter(_ -> errand.isEmpty() && !entries.isPaused())
                .filter(_ -> courier.readiness() instanceof Readiness.Free)
                .ifPresent(next -> send(next, Optional.empty()));
    }

    /** Takes note that a turn was interrupted: until another begins, nothing is sent by itself. */
    public void interrupted() {
        pause(/* whether= */ true);
    }

    /** Takes note that a turn begins, or a compaction that somebody wanted. */
    public void began() {
        trouble = "";
        pause(/* whether= */ false);
    }

    /**
     * Takes in, before all others, what was said in a turn and was left behind when its process died.
     *
     * @param perhapsHeard whether Pi may have heard it all the same
     */
    public void strand(JsonNode input, Optional<String> clientUserMessageId, boolean perhapsHeard) {
        String id = ids.get();
        entries.comeFirst(new Queued(id, clientUserMessageId.orElse(id), input, /* metadata= */ null,
                perhapsHeard ? State.UNCERTAIN : State.WAITING));
        keep();
        tell();
    }

    /** Takes note of what has become of an uncertain message, should somebody have found out. */
    public void settle(String queuedSubmissionId, Outcome outcome) {
        entries.find(queuedSubmissionId).filter(message -> message.state() == State.UNCERTAIN)
                .ifPresent(message -> {
                    settled(message, outcome);
                    look();
                });
    }

    /** Ends it with its thread, which is deleted; the shelf forgets the thread besides. */
    public void end() {
        entries.clear();
        Optional<Errand> last = errand;
        errand = Optional.empty();
        last.ifPresent(lost -> lost.refuse(GONE));
    }

    /** The messages that wait, the next one first. */
    public List<Queued> messages() {
        return entries.all();
    }

    private void add(Call call, Wanted wanted) throws Refusal {
        JsonNode input = wanted.input();
        Queued message = new Queued(ids.get(), wanted.text("clientUserMessageId"), input, wanted.metadata(),
                State.WAITING);
        check(message.id(), input);
        if (entries.size() >= MOST_MESSAGES) {
            throw new Refusal("queue cannot contain more than " + MOST_MESSAGES + " submissions");
        }
        entries.arrive(message);
        keep(kept -> {
            if (!kept) {
                entries.turnAway(message);
                keep();
                refuse(call, "the message was not taken: " + UNKEPT);
            } else if (entries.admit(message)) {
                call.answer(submission(message));
                tell();
                look();
            } else {
                refuse(call, GONE);
            }
        });
    }

    private void check(String id, JsonNode input) throws Refusal {
        if (input.isEmpty()) {
            throw new Refusal("only user input can be added to the user-message queue");
        }
        if (entries.charactersWithout(id) + InputItem.characters(input) > MOST_CHARACTERS) {
            throw new Refusal("queue cannot contain more than " + MOST_CHARACTERS + " characters");
        }
        courier.check(input);
    }

    private ObjectNode list(Wanted wanted) throws Refusal {
        ObjectNode page = Listing.page(entries.all(), wanted);
        ObjectNode bridge = page.putObject("bridge").put("paused", entries.isPaused());
        held().ifPresent(why -> bridge.put("held", why));
        look();
        return page;
    }

    /** Why the next message is not sent by itself when no turn runs, if there is any reason. */
    private Optional<String> held() {
        if (entries.first().filter(next -> next.state() == State.UNCERTAIN).isPresent()) {
            return Optional.of(
                    "it is not known whether the first message has reached Pi: start it once more, change it or delete it");
        }
        if (!trouble.isEmpty()) {
            return Optional.of(trouble);
        }
        return courier.readiness() instanceof Readiness.Held held
                ? Optional.of(held.sentence())
                : Optional.empty();
    }

    private void update(Call call, Wanted wanted) throws Refusal {
        JsonNode input = wanted.input();
        JsonNode metadata = wanted.metadata();
        Queued old = here(wanted.text("queuedSubmissionId"));
        check(old.id(), input);
        if (old.state() == State.SENDING) {
            throw new Refusal("queued submission is being sent: " + old.id());
        }
        Queued message = new Queued(old.id(), old.clientUserMessageId(), input,
                metadata.isEmpty() ? old.metadata() : metadata, State.WAITING);
        entries.replace(message);
        change(call, submission(message));
    }

    private void delete(Call call, Wanted wanted) throws Refusal {
        String id = wanted.text("queuedSubmissionId");
        boolean deletes = entries.find(id).filter(message -> message.state() != State.SENDING).isPresent();
        if (deletes) {
            entries.remove(id);
        }
        change(call, Shapes.object().put("deleted", deletes));
    }

    private void reorder(Call call, Wanted wanted) throws Refusal {
        if (!entries.reorder(wanted.texts("queuedSubmissionIds"))) {
            throw new Refusal("queue reorder must include every queued submission exactly once");
        }
        change(call, Shapes.object());
    }

    /** Answers once what was changed is kept. */
    private void change(Call call, ObjectNode answer) {
        tell();
        keep(kept -> {
            if (kept) {
                call.answer(answer);
            } else {
                refuse(call, CHANGE_UNKEPT);
            }
            look();
        });
    }

    private void start(Call call, Wanted wanted) throws Refusal {
        Optional<String> id = wanted.anyText("queuedSubmissionId");
        Queued message = id.isPresent()
                ? here(id.get())
                : entries.first().orElseThrow(() -> new Refusal("queue is empty"));
        switch (courier.readiness()) {
            case Readiness.Away _ -> throw new Refusal("resume the thread before starting a queued message");
            case Readiness.Busy _ -> throw new Refusal(BUSY);
            case Readiness.Held held -> throw new Refusal(held.sentence());
            case Readiness.Free _ -> {
                if (errand.isPresent()) {
                    throw new Refusal(BUSY);
                }
            }
        }
        send(message, Optional.of(call));
    }

    private void send(Queued message, Optional<Call> asked) {
        Errand next = new Errand(message.in(State.SENDING), message.state(), asked);
        errand = Optional.of(next);
        entries.replace(next.message());
        keep(kept -> {
            if (!isOut(next)) {
                return;
            }
            if (!kept) {
                trouble = "the message was not sent: " + UNKEPT;
                stay(next, trouble);
            } else if (courier.readiness() instanceof Readiness.Free) {
                courier.deliver(next.message(), outcome -> delivered(next, outcome));
            } else {
                stay(next, BUSY);
            }
        });
    }

    private boolean isOut(Errand which) {
        return errand.filter(current -> current == which).isPresent();
    }

    /** Has the message be what it was before: it was certainly not taken. */
    private void stay(Errand done, String why) {
        errand = Optional.empty();
        entries.replace(done.back());
        keep();
        done.refuse(why);
    }

    private void delivered(Errand done, Outcome outcome) {
        if (!isOut(done)) {
            return;
        }
        switch (outcome) {
            case Outcome.Delivered delivered -> {
                errand = Optional.empty();
                began();
                settled(done.message(), outcome);
                done.answer(delivered.turn());
            }
            case Outcome.NotYet _ -> stay(done, BUSY);
            case Outcome.Refused refused -> {
                trouble = refused.sentence();
                entries.pause(/* whether= */ true);
                stay(done, trouble);
                tell();
            }
            case Outcome.Uncertain _ -> {
                errand = Optional.empty();
                settled(done.message(), outcome);
                done.refuse("it is not known whether the message has reached Pi");
            }
        }
    }

    /** Has the message be what has become of it. */
    private void settled(Queued message, Outcome outcome) {
        switch (outcome) {
            case Outcome.Delivered _ -> entries.remove(message.id());
            case Outcome.NotYet _,Outcome.Refused _ -> entries.replace(message.in(State.WAITING));
            case Outcome.Uncertain _ -> entries.replace(message.in(State.UNCERTAIN));
        }
        keep();
        tell();
    }

    private Queued here(String id) throws Refusal {
        return entries.find(id).orElseThrow(() -> new Refusal("queued submission not found: " + id));
    }

    private void pause(boolean whether) {
        if (entries.isPaused() != whether) {
            entries.pause(whether);
            keep();
        }
    }

    private void keep() {
        shelf.keep(threadId, entries.line());
    }

    private void keep(Consumer<Boolean> then) {
        keep();
        var _ = shelf.saved().thenAcceptAsync(then, life);
    }

    private static ObjectNode submission(Queued message) {
        ObjectNode result = Shapes.object();
        result.set("queuedSubmission", Listing.shape(message));
        return result;
    }

    private static void refuse(Call call, String sentence) {
        call.voice().refuse(call.id(), new Refusal(sentence));
    }

    private void tell() {
        if (courier.isFollowed()) {
            voice.tell("thread/queue/changed", Shapes.object().put("threadId", threadId));
        }
    }
}
