package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.speech.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is said while a turn runs. Pi is never given more than one, and has heard it only when it echoes it; what it did
 * not hear in that turn is said anew after it.
 */
final class Steering {
    private final Host host;
    private final Activity activity;
    private final Turns turns;
    private final Speech speech;
    private final Deque<Steer> held = new ArrayDeque<>();
    private Optional<Steer> written = Optional.empty();
    private Runnable acknowledged = () -> {};
    private int queued;

    Steering(Host host, Activity activity, Turns turns, Speech speech) {
        this.host = host;
        this.activity = activity;
        this.turns = turns;
        this.speech = speech;
    }

    void add(Steer steer, LiveTurn turn) {
        held.add(steer);
        goOn();
        if (held.contains(steer)) {
            steer.receipt().heard(turn.shape());
        }
    }

    /** Gives Pi the next if it can take it. */
    void goOn() {
        if (written.isPresent() || held.isEmpty() || !activity.canBeSteered()) {
            return;
        }
        turns.run().filter(turn -> !turn.isInterrupting()).ifPresent(turn -> {
            Steer steer = held.remove();
            written = Optional.of(steer);
            host.command("steer", steer.words().members(), reply -> answered(steer, turn, reply));
        });
    }

    private void answered(Steer steer, LiveTurn turn, Reply reply) {
        switch (reply) {
            case Reply.Done _ -> {
                steer.acknowledged();
                steer.receipt().heard(turn.shape());
            }
            case Reply.Failed failed -> {
                clear(steer);
                steer.receipt().refused(new Refusal(failed.error()));
                speech.warn("Pi did not take what was said in its turn: " + failed.error());
                goOn();
            }
            case Reply.Lost _ -> {
            }
        }
        acknowledged.run();
    }

    private void clear(Steer steer) {
        written = written.filter(it -> it != steer);
    }

    /** Pi has taken something into its queue, perhaps made into another text, or out of it. */
    void queueIs(List<String> steering) {
        if (steering.size() > queued) {
            written.filter(it -> !it.isAcknowledged()).ifPresent(it -> it.expect(steering.getLast()));
        }
        queued = steering.size();
    }

    /** @param text that Pi has echoed */
    Optional<Steer> echoed(String text) {
        Optional<Steer> heard = written.filter(it -> it.isEcho(text));
        heard.ifPresent(this::clear);
        return heard;
    }

    boolean isEmpty() {
        return written.isEmpty() && held.isEmpty();
    }

    /**
     * The turn is over: takes back from Pi what it did not hear.
     *
     * @param left is given what has to be said anew
     */
    void settled(Consumer<List<Steer>> left) {
        acknowledged = () -> {};
        if (written.isEmpty()) {
            left.accept(takeHeld());
        } else if (!written.get().isAcknowledged()) {
            acknowledged = () -> settled(left);
        } else if (host.isModern()) {
            host.command("clear_queue", reply -> {
                if (reply instanceof Reply.Done done) {
                    keepIf(texts(done.data()));
                }
                left.accept(takeAll());
            });
        } else {
            host.command("get_state", reply -> takeBack(reply, left));
        }
    }

    private void keepIf(List<String> inQueue) {
        written = written.filter(it -> inQueue.stream().anyMatch(it::isEcho));
    }

    private static List<String> texts(JsonNode queues) {
        List<String> texts = new ArrayList<>();
        queues.path("steering").forEach(text -> texts.add(text.asText()));
        queues.path("followUp").forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** An older Pi gives nothing back: it is ended, so that another can be told. */
    private void takeBack(Reply reply, Consumer<List<Steer>> left) {
        boolean waits = reply instanceof Reply.Done done
                && done.data().path("pendingMessageCount").asInt() > 0;
        if (!waits) {
            written = Optional.empty();
        } else if (host.canRestart()) {
            host.end();
        } else {
            left.accept(takeHeld());
            return;
        }
        left.accept(takeAll());
    }

    private List<Steer> takeAll() {
        List<Steer> all = new ArrayList<>();
        written.ifPresent(all::add);
        written = Optional.empty();
        all.addAll(takeHeld());
        return all;
    }

    private List<Steer> takeHeld() {
        List<Steer> all = List.copyOf(held);
        held.clear();
        return all;
    }

    /** Pi has ended: nobody knows whether it heard what it was given. */
    void lost(Watcher watcher) {
        acknowledged = () -> {};
        queued = 0;
        Optional<Steer> perhaps = written;
        List<Steer> all = takeAll();
        all.reversed().forEach(steer -> {
            boolean given = perhaps.filter(it -> it == steer).isPresent();
            if (given && !steer.isAcknowledged()) {
                steer.receipt().uncertain("Pi ended before it was seen to have heard this.");
            } else {
                watcher.stranded(steer.prompt(), given);
                speech.warn(
                        "Pi ended before it was seen to have heard this, which waits in the thread's queue now: "
                                + steer.words().text());
            }
        });
    }
}
