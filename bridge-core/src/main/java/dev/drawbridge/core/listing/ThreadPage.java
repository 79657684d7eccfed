package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A page of all agents' threads, in the order that the client wants.
 *
 * <p>Each agent's order is kept as it is. Between agents the time decides, in seconds; within a second the agent that
 * comes first.
 */
final class ThreadPage {
    /** As many as Codex gives to one who does not say, and to one who wants all. */
    private static final int USUAL = 25;
    private static final int MOST = 100;

    private final Bookmark start;
    private final int limit;
    private final Consumer<Gathered> done;
    private final List<Reading> readings;
    private final List<Row> rows = new ArrayList<>();
    private int waiting;

    private ThreadPage(Bookmark start, int limit, List<Reading> readings, Consumer<Gathered> done) {
        this.start = start;
        this.limit = limit;
        this.readings = readings;
        this.done = done;
    }

    static void begin(Bookmark first, List<Source> sources, ObjectNode params, Wanted wanted,
            Consumer<Gathered> done) {
        Optional<Bookmark> start = wanted.cursor().isEmpty()
                ? Optional.of(first)
                : wanted.cursor().flatMap(Cursor::read).filter(first::isAlike);
        if (start.isEmpty()) {
            done.accept(new Gathered.Refused(Refusals.invalid(wanted.cursor().orElseThrow())));
            return;
        }
        List<Reading> readings = sources.stream().map(each -> new Reading(each, params, start.get()))
                .toList();
        new ThreadPage(start.get(), wanted.limit(USUAL, MOST), readings, done).advance();
    }

    private void advance() {
        while (rows.size() < limit) {
            List<Reading> dry = readings.stream().filter(Reading::isDry).toList();
            if (!dry.isEmpty()) {
                waiting = dry.size();
                dry.forEach(each -> each.fill(limit - rows.size(), this::filled));
                return;
            }
            Optional<Reading> first = first();
            if (first.isEmpty()) {
                break;
            }
            rows.add(first.get().head().orElseThrow());
            first.get().use();
        }
        finish();
    }

    private void filled() {
        waiting--;
        if (waiting == 0) {
            advance();
        }
    }

    /** The one whose head comes next; in the opposite direction all is the other way round. */
    private Optional<Reading> first() {
        Order order = start.order();
        List<Reading> ranked = order.descending() ? readings : readings.reversed();
        return ranked.stream().filter(each -> each.head().isPresent())
                .reduce((one, other) -> order.isBefore(other.head().orElseThrow().key(),
                        one.head().orElseThrow().key()) ? other : one);
    }

    private void finish() {
        Map<String, JsonNode> missing = new LinkedHashMap<>();
        readings.forEach(each -> each.failure().ifPresent(error -> missing.put(each.name(), error)));
        boolean nobody = readings.stream().filter(Reading::isAsked)
                .allMatch(each -> each.failure().isPresent());
        if (rows.isEmpty() && nobody && !missing.isEmpty()) {
            done.accept(new Gathered.Refused(missing.values().iterator().next()));
        } else {
            done.accept(new Gathered.Page(page(), missing));
        }
    }

    private ObjectNode page() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode data = page.putArray("data");
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> {
            data.add(row.told());
            ids.add(row.id());
        });
        Members members = new Members();
        readings.forEach(each -> members.add(each.members()));
        members.addTo(page,
                id -> !ids.contains(id) && readings.stream().anyMatch(each -> each.hasRead(id)));
        page.put("nextCursor", next().map(Cursor::write).orElse(null));
        return page.put("backwardsCursor", back().map(Cursor::write).orElse(null));
    }

    private Optional<Bookmark> next() {
        OptionalLong last = rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(rows.getLast().key());
        Map<String, Place> places = new LinkedHashMap<>();
        boolean more = false;
        for (Reading each : readings) {
            Place place = each.next(last);
            places.put(each.name(), place);
            more |= place instanceof Place.From && each.failure().isEmpty();
        }
        return more
                ? Optional.of(new Bookmark(start.listing(), start.order(), places))
                : Optional.empty();
    }

    private Optional<Bookmark> back() {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long first = rows.getFirst().key();
        Map<String, Place> places = new LinkedHashMap<>();
        readings.forEach(each -> places.put(each.name(), each.back(first)));
        return Optional.of(new Bookmark(start.listing(), start.order().reversed(), places));
    }
}
