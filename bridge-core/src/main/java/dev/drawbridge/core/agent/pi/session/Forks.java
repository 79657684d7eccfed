package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.story.Change;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which entries of a session go into another one that begins as it did. */
final class Forks {
    private Forks() {}

    /** Those through a turn. */
    static List<ObjectNode> through(List<ObjectNode> entries, Story story, String turn) throws Refusal {
        List<String> begun = begun(entries, story);
        requireTurn(begun, turn);
        int next = begun.lastIndexOf(turn);
        while (next < begun.size() && (begun.get(next).isEmpty() || begun.get(next).equals(turn))) {
            next++;
        }
        return entries.subList(0, next);
    }

    /** Those before a turn; if that is the first, none. */
    static List<ObjectNode> before(List<ObjectNode> entries, Story story, String turn) throws Refusal {
        List<String> begun = begun(entries, story);
        requireTurn(begun, turn);
        int first = begun.indexOf(turn);
        boolean isFirst = begun.subList(0, first).stream().allMatch(String::isEmpty);
        return isFirst ? List.of() : entries.subList(0, first);
    }

    /** With the name that the session has by now, which may stand in what is left out. */
    static List<ObjectNode> named(List<ObjectNode> entries, String name, String now) {
        Optional<String> known = entries.reversed().stream()
                .filter(entry -> entry.path("type").asText().equals("session_info"))
                .map(entry -> entry.path("name").asText().strip()).findFirst();
        if (known.orElse("").equals(name)) {
            return entries;
        }
        List<ObjectNode> named = new ArrayList<>(entries);
        ObjectNode entry = Shapes.object().put("type", "session_info").put("id", unused(entries));
        entry.put("parentId", entries.isEmpty() ? null : entries.getLast().path("id").asText());
        named.add(entry.put("timestamp", now).put("name", name));
        return named;
    }

    private static String unused(List<ObjectNode> entries) {
        Set<String> used = entries.stream().map(entry -> entry.path("id").asText())
                .collect(Collectors.toSet());
        return Stream.iterate(entries.size(), n -> n + 1).map(n -> String.format(Locale.ROOT, "%08x", n))
                .filter(id -> !used.contains(id)).findFirst().orElseThrow();
    }

    /** For each entry the turn that it begins, or nothing. */
    private static List<String> begun(List<ObjectNode> entries, Story story) {
        return entries.stream().map(entry -> story.read(entry).stream().filter(Change.Began.class::isInstance)
                .map(change -> change.turn().id()).findFirst().orElse("")).toList();
    }

    private static void requireTurn(List<String> begun, String turn) throws Refusal {
        if (turn.isEmpty() || !begun.contains(turn)) {
            throw new Refusal("turn not found: " + turn);
        }
    }
}
