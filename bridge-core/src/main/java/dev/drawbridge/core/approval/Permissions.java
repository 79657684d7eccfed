package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an agent wants to be able to, or is given.
 *
 * @param network whether it may reach the network
 * @param entries what it may do with which files: the agent's words for each
 */
record Permissions(boolean network, Set<Entry> entries) {
    /** What may be done with a place. */
    record Entry(JsonNode path, String access) {
        private JsonNode json() {
            ObjectNode entry = Members.NODES.objectNode();
            entry.set("path", path);
            return entry.put("access", access);
        }

        /** The path; for patterns and special places the words for them, which are no paths. */
        private String place() {
            return Members.text(path, "path").filter(it -> path.path("type").asText().equals("path"))
                    .orElseGet(path::toString);
        }

        private String text() {
            return access + " "
                    + path.findValuesAsText(path.has("pattern") ? "pattern" : "path").stream().findFirst()
                            .orElseGet(() -> path.path("value").path("kind").asText("files"));
        }
    }

    Permissions {
        entries = Set.copyOf(entries);
    }

    /** Empty if its shape is not the agent's. */
    static Optional<Permissions> read(JsonNode profile) {
        if (!profile.isObject() || !isObjectOrNothing(profile.path("network"))
                || !isObjectOrNothing(profile.path("fileSystem"))) {
            return Optional.empty();
        }
        JsonNode enabled = profile.path("network").path("enabled");
        JsonNode files = profile.path("fileSystem");
        Set<Entry> entries = new LinkedHashSet<>();
        boolean understood = (enabled.isBoolean() || isNothing(enabled)) && addPaths(files, "read", entries)
                && addPaths(files, "write", entries) && addEntries(files.path("entries"), entries);
        return understood ? Optional.of(new Permissions(enabled.asBoolean(), entries)) : Optional.empty();
    }

    private static boolean addPaths(JsonNode files, String access, Set<Entry> entries) {
        JsonNode paths = files.path(access);
        Members.texts(paths).ifPresent(texts -> texts.forEach(text -> entries.add(new Entry(
                Members.NODES.objectNode().put("type", "path").put("path", text), access))));
        return isNothing(paths) || Members.texts(paths).isPresent();
    }

    private static boolean addEntries(JsonNode given, Set<Entry> entries) {
        for (JsonNode entry : given) {
            String access = entry.path("access").asText();
            if (!entry.path("path").isObject() || !Set.of("read", "write", "deny").contains(access)) {
                return false;
            }
            entries.add(new Entry(entry.path("path"), access));
        }
        return given.isArray() || isNothing(given);
    }

    private static boolean isObjectOrNothing(JsonNode node) {
        return node.isObject() || isNothing(node);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    boolean isNothing() {
        return !network && entries.stream().allMatch(entry -> entry.access().equals("deny"));
    }

    /** What of the other one is within this one, with all that this one denies. */
    Permissions within(Permissions other) {
        Set<Entry> both = other.entries().stream().filter(this::covers).collect(Collectors.toSet());
        if (!both.isEmpty()) {
            entries.stream().filter(entry -> entry.access().equals("deny")).forEach(both::add);
        }
        return new Permissions(network && other.network(), both);
    }

    private boolean covers(Entry entry) {
        return entries.contains(entry) || entry.access().equals("deny")
                || (entry.access().equals("read") && entries.contains(new Entry(entry.path(), "write")));
    }

    ObjectNode json() {
        ObjectNode profile = Members.NODES.objectNode();
        if (network) {
            profile.set("network", Members.NODES.objectNode().put("enabled", true));
        }
        if (!entries.isEmpty()) {
            ArrayNode list = Members.NODES.arrayNode();
            entries.stream().map(Entry::json).sorted((one, two) -> one.toString().compareTo(two.toString()))
                    .forEach(list::add);
            profile.set("fileSystem", Members.NODES.objectNode().set("entries", list));
        }
        return profile;
    }

    /** All that something may be done with. */
    List<String> places() {
        return entries.stream().filter(entry -> !entry.access().equals("deny")).map(Entry::place).sorted()
                .toList();
    }

    String text() {
        String text = Stream.concat(network ? Stream.of("network") : Stream.empty(),
                entries.stream().map(Entry::text).sorted()).collect(Collectors.joining(", "));
        return text.isEmpty() ? "nothing" : text;
    }
}
