package dev.drawbridge.core.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What has begun and is not complete: items with what has come of them, and what is true of the running turn. No
 * snapshot of an agent has all of it.
 */
final class UnderWay {
    private static final Comparator<Piece> BY_NUMBER = Comparator.comparingLong(Piece::first);

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, List<Group>> streams = new LinkedHashMap<>();
    private final List<Group> facts = new ArrayList<>();

    /** @param outlivesTurn whether it may go on when its turn is over */
    private record Item(Single start, boolean outlivesTurn) {}

    void start(String item, Single message, boolean outlivesTurn) {
        items.put(item, new Item(message, outlivesTurn));
    }

    /** By what the item has started. */
    Optional<Single> start(String item) {
        return Optional.ofNullable(items.get(item)).map(Item::start);
    }

    /** A stream of the item has begun. */
    void enter(String item, Group stream) {
        streams.computeIfAbsent(item, name -> new ArrayList<>()).add(stream);
    }

    /** Something is known of the running turn, of which only the newest counts. */
    void enterFact(Group fact) {
        facts.add(fact);
    }

    void complete(String item) {
        items.remove(item);
        streams.remove(item);
    }

    /** The turn is over: most of what is not complete by now will never be. Returns the streams that do not go on. */
    Set<Group> endTurn() {
        items.values().removeIf(item -> !item.outlivesTurn());
        return endStreams();
    }

    /** Nothing goes on. Returns the streams. */
    Set<Group> end() {
        items.clear();
        return endStreams();
    }

    private Set<Group> endStreams() {
        Set<Group> ended = new HashSet<>(facts);
        facts.clear();
        streams.entrySet()
                .removeIf(each -> !items.containsKey(each.getKey()) && ended.addAll(each.getValue()));
        return ended;
    }

    /** The number of the event before all of it; empty when there is nothing. */
    Optional<Long> since() {
        return all(item -> Known.NOTHING).map(piece -> piece.first() - 1).min(Comparator.naturalOrder());
    }

    /** All of it but what is known, item by item; what has numbers is told in their order. */
    List<Piece> pieces(Function<String, Known> known, boolean numbered) {
        Stream<Piece> pieces = all(known).filter(piece -> !piece.dropped());
        return (numbered ? pieces.sorted(BY_NUMBER) : pieces).toList();
    }

    private Stream<Piece> all(Function<String, Known> known) {
        Stream<Piece> ofItems = items.entrySet().stream()
                .flatMap(each -> switch (known.apply(each.getKey())) {
                    case NOTHING ->
                        Stream.concat(Stream.of(each.getValue().start()), streamed(each.getKey()));
                    case START -> streamed(each.getKey());
                    case EVERYTHING -> Stream.of();
                });
        return Stream.concat(ofItems, facts.stream().flatMap(fact -> fact.pieces().stream()));
    }

    private Stream<Piece> streamed(String item) {
        return streams.getOrDefault(item, List.of()).stream().flatMap(stream -> stream.pieces().stream())
                .sorted(BY_NUMBER);
    }
}
