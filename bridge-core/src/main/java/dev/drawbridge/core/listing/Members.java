package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What agents' pages have besides their rows, united: objects by their members, of all else the first. */
final class Members {
    private static final Set<String> OWN = Set.of("data", "nextCursor", "backwardsCursor");

    private final ObjectNode united = JsonNodeFactory.instance.objectNode();

    void add(ObjectNode page) {
        for (Map.Entry<String, JsonNode> member : page.properties()) {
            if (!OWN.contains(member.getKey())) {
                add(member.getKey(), member.getValue());
            }
        }
    }

    void add(Members more) {
        add(more.united);
    }

    private void add(String name, JsonNode value) {
        if (united.get(name) instanceof ObjectNode known && value instanceof ObjectNode more) {
            more.properties().forEach(each -> known.putIfAbsent(each.getKey(), each.getValue()));
        } else if (!united.hasNonNull(name)) {
            united.set(name, value.deepCopy());
        }
    }

    /** Puts them into a page, without what they have of rows that are not on it. */
    void addTo(ObjectNode page, Predicate<String> isAbsent) {
        united.forEach(member -> {
            if (member instanceof ObjectNode each) {
                each.properties().removeIf(row -> isAbsent.test(row.getKey()));
            }
        });
        page.setAll(united);
    }
}
