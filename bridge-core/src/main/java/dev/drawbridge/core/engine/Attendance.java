package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.history.Known;
import dev.drawbridge.protocol.message.Failure;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Who follows which thread, and whether the agent tells the bridge of it. The switchboard's lock guards all of it. */
final class Attendance {
    private final Switchboard switchboard;

    Attendance(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    void subscribe(ClientConnection client, SharedThread thread) {
        follow(thread);
        if (client.gone()) {
            leaveIfAlone(thread);
        } else if (thread.subscribers().add(client)) {
            client.cursors().put(thread, thread.log().join(client));
            thread.asides().forEach(message -> switchboard.repeat(client, message));
        }
    }

    /** Lets every client follow a thread, and tells it what happened behind {@code after}. */
    void showToAll(SharedThread thread, long after) {
        switchboard.deliver();
        for (ClientConnection client : switchboard.clients()) {
            if (client.initialized() && !thread.subscribers().contains(client)) {
                client.tell(thread.log().history(), after, thread.log().last());
                subscribe(client, thread);
            }
        }
    }

    /** The agent tells the bridge of the thread from now on. */
    void follow(SharedThread thread) {
        if (!thread.followed()) {
            thread.follow(true);
            thread.continuity().check(thread, thread.seat().life());
        }
    }

    /** Makes the agent tell the bridge of the thread, and keeps it so until it is {@linkplain #release let go}. */
    void hold(SharedThread thread, Consumer<Optional<String>> refused) {
        if (thread.leaving() || !thread.held().isEmpty()) {
            thread.held().add(() -> hold(thread, refused));
            return;
        }
        thread.hold(1);
        if (thread.followed()) {
            thread.continuity().whenKnown(() -> refused.accept(Optional.empty()));
            return;
        }
        thread.seat().life().call("thread/resume",
                "{\"threadId\":" + Answers.quoted(thread.id()) + ",\"excludeTurns\":true}",
                answer -> {
                    if (answer instanceof Failure failure) {
                        refused.accept(Optional.of(failure.error().toString()));
                    } else {
                        follow(thread);
                        thread.continuity().whenKnown(() -> refused.accept(Optional.empty()));
                        // whoever held it may have given up by now
                        leaveIfAlone(thread);
                    }
                }, () -> refused.accept(Optional.of("the agent was restarted")));
    }

    /**
     * Puts a client where it was in a thread: it is told what was {@code earlier}, then all behind {@code after}.
     *
     * @param seen the number of the event that it has seen last
     */
    void goOn(ClientConnection client, SharedThread thread, long seen, List<ByteBuffer> earlier, long after) {
        switchboard.deliver();
        if (thread.subscribers().remove(client)) {
            Objects.requireNonNull(client.cursors().remove(thread)).leave();
        }
        earlier.forEach(client::sayFrames);
        client.tell(thread.log().history(), after, thread.log().last());
        subscribe(client, thread);
        switchboard.questions().askAgain(thread, client, seen);
    }

    /** Lets go of a thread that was held. */
    void release(SharedThread thread) {
        thread.hold(-1);
        settled(thread);
    }

    /** The number of the event up to which a snapshot, just made, has all that is complete. */
    long snapshotOf(SharedThread thread) {
        follow(thread);
        switchboard.deliver();
        return thread.log().history().underWaySince();
    }

    /** Tells a client what the snapshot lacks that it was just given: what is under way. */
    void tellUnderWay(ClientConnection client, SharedThread thread,
            Function<String, Known> known) {
        switchboard.deliver();
        client.sayFrames(thread.log().history().tellUnderWay(client, known));
    }

    /** The message by which an item has started that is not complete yet. */
    Optional<String> itemUnderWay(SharedThread thread, String item) {
        switchboard.deliver();
        return thread.log().history().itemUnderWay(item);
    }

    void unsubscribe(ClientConnection client, SharedThread thread) {
        if (thread.replaying().filter(client::equals).isPresent()) {
            thread.replayed();
        }
        if (thread.subscribers().remove(client)) {
            Objects.requireNonNull(client.cursors().remove(thread)).leave();
            leaveIfAlone(thread);
        }
    }

    /** Nobody follows the thread any longer, and the agent does not send its events: it is unloaded. */
    void unload(SharedThread thread) {
        thread.follow(false);
        thread.activate(false);
        List.copyOf(thread.subscribers()).forEach(client -> unsubscribe(client, thread));
        forgetIfIdle(thread);
    }

    /** Tells the agent that nobody follows, unless a turn is running or somebody is about to follow. */
    void leaveIfAlone(SharedThread thread) {
        if (!thread.followed() || thread.active() || thread.leaving() || thread.joining() > 0
                || thread.isStirring() || !thread.subscribers().isEmpty()) {
            return;
        }
        thread.follow(false);
        if (thread.seat().life().refusal().isPresent()) {
            return;
        }
        thread.leave(true);
        thread.seat().life().call("thread/unsubscribe", "{\"threadId\":" + Answers.quoted(thread.id()) + "}",
                answer -> left(thread));
    }

    /** The agent has answered whoever wanted a turn: if there is one, who leaves now leaves it behind, and it is followed. */
    void stirred(SharedThread thread, JsonNode turn) {
        thread.stir(-1);
        thread.begun(turn);
        leaveIfAlone(thread);
        forgetIfIdle(thread);
    }

    private void left(SharedThread thread) {
        thread.leave(false);
        settled(thread);
    }

    /** It is known whether somebody has joined, or the bridge has left: takes up what had to wait for that. */
    void settled(SharedThread thread) {
        leaveIfAlone(thread);
        if (thread.joining() == 0 && !thread.leaving()) {
            List<Runnable> held = List.copyOf(thread.held());
            thread.held().clear();
            held.forEach(Runnable::run);
        }
        forgetIfIdle(thread);
    }

    private void forgetIfIdle(SharedThread thread) {
        if (thread.isIdle()) {
            switchboard.threads().forget(thread);
        }
    }
}
