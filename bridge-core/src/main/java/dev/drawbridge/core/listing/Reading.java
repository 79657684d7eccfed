package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One agent's list as it is read for one page: it asks for more when its rows have run out.
 *
 * <p>Where the reading begins behind rows that were told before, the agent is asked for just these first, so that its
 * own cursor for what follows them is known, and with the first page the agent's way back.
 */
final class Reading {
    private static final int ASKS = 64;

    private final Source source;
    private final ObjectNode params;
    private final Order order;
    private final OptionalLong key;
    /** What was told before, may stand among what comes, and has not come yet. */
    private final Set<String> told = new HashSet<>();
    private final Set<String> read = new HashSet<>();
    private final Members members = new Members();
    /** The place that is asked from when the rows have run out. */
    private Place next;
    private Optional<String> cursor = Optional.empty();
    private List<Row> rows = List.of();
    private int used;
    private boolean begun;
    private Place back;
    private OptionalLong head = OptionalLong.empty();
    private Optional<JsonNode> failure = Optional.empty();
    private int asks;

    Reading(Source source, ObjectNode params, Bookmark bookmark) {
        this.source = source;
        this.params = params;
        this.order = bookmark.order();
        this.next = bookmark.place(source.name());
        switch (next) {
            case Place.From from -> {
                key = from.key();
                told.addAll(from.ids());
                back = new Place.End();
            }
            case Place.End end -> {
                key = OptionalLong.empty();
                back = Place.START;
            }
        }
    }

    String name() {
        return source.name();
    }

    Optional<JsonNode> failure() {
        return failure;
    }

    boolean isAsked() {
        return asks > 0;
    }

    Members members() {
        return members;
    }

    /** Whether the agent has told this row, now, to be used or not. */
    boolean hasRead(String id) {
        return read.contains(id);
    }

    /** Whether it has to be filled before anybody knows what comes next. */
    boolean isDry() {
        return failure.isEmpty() && used == rows.size() && next instanceof Place.From;
    }

    /** The row that comes next, if it is not dry and has not come to its end. */
    Optional<Row> head() {
        return used < rows.size() ? Optional.of(rows.get(used)) : Optional.empty();
    }

    /** Takes the head. */
    void use() {
        used++;
        passTold();
    }

    /** Asks until it is not dry any more. */
    void fill(int limit, Runnable filled) {
        if (next instanceof Place.From from && isDry()) {
            ask(from, from.passed() > 0 ? from.passed() : limit, () -> fill(limit, filled));
        } else {
            filled.run();
        }
    }

    private void ask(Place.From from, int limit, Runnable answered) {
        if (asks == ASKS) {
            failure = Optional.of(Refusals.endless());
            answered.run();
            return;
        }
        asks++;
        ObjectNode page = params.deepCopy().put("limit", limit);
        page.remove("cursor");
        from.cursor().ifPresent(where -> page.put("cursor", where));
        source.ask(page, answer -> {
            switch (answer) {
                case Answer.Page given -> take(from, limit, given.result());
                case Answer.Refused refused -> failure = Optional.of(refused.error());
            }
            answered.run();
        });
    }

    private void take(Place.From from, int limit, ObjectNode page) {
        List<Row> found = StreamSupport.stream(page.path("data").spliterator(), /* parallel= */ false)
                .map(each -> Row.of(each, order.key())).toList();
        Optional<String> after = Optional.ofNullable(page.path("nextCursor").textValue());
        Place following = after.isPresent() ? from.with(after) : new Place.End();
        int passed = begun ? 0 : (int) found.stream().takeWhile(this::isPassed).count();
        if (passed == found.size()) {
            next = following;
            found.forEach(row -> told.remove(row.id()));
            if (!begun && after.isEmpty()) {
                back = Place.START;
            }
        } else if (passed > 0 && passed != limit) {
            next = from.with(passed);
        } else {
            if (!begun && passed == 0) {
                head = OptionalLong.of(found.getFirst().key());
                back = Optional.ofNullable(page.path("backwardsCursor").textValue())
                        .<Place>map(
                                way -> new Place.From(Optional.of(way), OptionalLong.empty(), 0, List.of()))
                        .orElse(back);
            }
            begun = true;
            cursor = from.cursor();
            rows = found;
            used = passed;
            next = following;
            rows.forEach(row -> read.add(row.id()));
            members.add(page);
            passTold();
        }
    }

    /** Whether it stands before what is to be told. */
    private boolean isPassed(Row row) {
        boolean before = key.isPresent() && order.isBefore(row.key(), key.getAsLong());
        return before || told.contains(row.id());
    }

    private void passTold() {
        while (used < rows.size() && told.remove(rows.get(used).id())) {
            used++;
        }
    }

    /** Where it goes on, if the page ends with a row that stands here; where it was if the agent failed. */
    Place next(OptionalLong last) {
        Stream<String> ahead = last.equals(key) ? told.stream() : Stream.empty();
        if (used < rows.size()) {
            Stream<String> behind = rows.subList(0, used).stream()
                    .filter(row -> last.isPresent() && row.key() == last.getAsLong()).map(Row::id);
            return new Place.From(cursor, last, used, Stream.concat(behind, ahead).toList());
        }
        return next instanceof Place.From from && failure.isEmpty()
                ? new Place.From(from.cursor(), last, 0, ahead.toList())
                : next;
    }

    /** Where the list goes on in the opposite direction, if the page begins with a row that stands here. */
    Place back(long first) {
        if (!(back instanceof Place.From from)) {
            return back;
        }
        // an agent's way back begins with its head, which comes after the page's first, if it is not that
        int passed = head.isPresent() && order.isBefore(first, head.getAsLong()) ? 1 : 0;
        return new Place.From(from.cursor(), OptionalLong.of(first), passed, List.of());
    }
}
