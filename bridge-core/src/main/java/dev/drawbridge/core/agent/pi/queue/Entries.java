package dev.drawbridge.core.agent.pi.queue;

import dev.drawbridge.core.agent.pi.shelf.Line;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.pi.shelf.Queued.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The messages that wait, in their order, and behind them those that nobody is told of before they are kept. */
final class Entries {
    private final List<Queued> messages = new ArrayList<>();
    private final List<Queued> arriving = new ArrayList<>();
    private boolean paused;

    /** What was on its way when the last run ended may have arrived, or not. */
    Entries(Line kept) {
        paused = kept.paused();
        kept.messages().stream().map(
                message -> message.state() == State.SENDING ? message.in(State.UNCERTAIN) : message)
                .forEach(messages::add);
    }

    /** As it is to be kept. */
    Line line() {
        return new Line(paused, Stream.concat(messages.stream(), arriving.stream()).toList());
    }

    List<Queued> all() {
        return List.copyOf(messages);
    }

    int size() {
        return messages.size() + arriving.size();
    }

    /** How many characters all of them have, besides that of the id. */
    long charactersWithout(String id) {
        return Stream.concat(messages.stream(), arriving.stream())
                .filter(message -> !message.id().equals(id))
                .mapToLong(message -> InputItem.characters(message.input())).sum();
    }

    boolean isPaused() {
        return paused;
    }

    void pause(boolean whether) {
        paused = whether;
    }

    Optional<Queued> first() {
        return messages.stream().findFirst();
    }

    Optional<Queued> find(String id) {
        return messages.stream().filter(message -> message.id().equals(id)).findFirst();
    }

    void arrive(Queued message) {
        arriving.add(message);
    }

    /** Takes it in before all others. */
    void comeFirst(Queued message) {
        messages.addFirst(message);
    }

    /** Takes it in, unless all have been cleared away meanwhile. */
    boolean admit(Queued message) {
        return arriving.remove(message) && messages.add(message);
    }

    void turnAway(Queued message) {
        arriving.remove(message);
    }

    /** Puts it in the place of the one of that id. */
    void replace(Queued message) {
        messages.replaceAll(other -> other.id().equals(message.id()) ? message : other);
    }

    void remove(String id) {
        messages.removeIf(message -> message.id().equals(id));
    }

    void clear() {
        messages.clear();
        arriving.clear();
        paused = false;
    }

    /** Whether they now have that order: each that is not on its way has to be named once, that one may be. */
    boolean reorder(List<String> ids) {
        List<Queued> ordered = ids.stream().map(this::find).flatMap(Optional::stream)
                .filter(message -> message.state() != State.SENDING).toList();
        List<Queued> onTheWay = messages.stream().filter(message -> message.state() == State.SENDING)
                .toList();
        long known = ids.stream().filter(id -> find(id).isPresent()).count();
        if (known != ids.size() || new HashSet<>(ids).size() != ids.size()
                || ordered.size() + onTheWay.size() != messages.size()) {
            return false;
        }
        messages.clear();
        messages.addAll(onTheWay);
        messages.addAll(ordered);
        return true;
    }
}
