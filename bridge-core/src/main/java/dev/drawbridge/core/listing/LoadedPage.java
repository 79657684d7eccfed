package dev.drawbridge.core.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of all agents' loaded threads, by their ids. Its cursor is what Codex's is: the last id on the page. */
final class LoadedPage {
    private static final Pattern ID = Pattern
            .compile("(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", Pattern.CASE_INSENSITIVE);

    private LoadedPage() {}

    static void begin(List<Source> sources, ObjectNode params, Wanted wanted, Consumer<Gathered> done) {
        Whole.read(sources, params, whole -> done.accept(whole.refusal().orElseGet(() -> of(whole, wanted))));
    }

    private static Gathered of(Whole whole, Wanted wanted) {
        NavigableSet<String> ids = new TreeSet<>();
        whole.data().forEach(agent -> agent.stream().map(JsonNode::asText).forEach(ids::add));
        Optional<String> last = wanted.cursor().map(ID::matcher).filter(Matcher::matches)
                .map(id -> id.group(1).toLowerCase(Locale.ROOT));
        if (last.isEmpty() && wanted.cursor().isPresent() && !ids.isEmpty()) {
            return new Gathered.Refused(Refusals.invalid(wanted.cursor().get()));
        }
        NavigableSet<String> rest = last
                .<NavigableSet<String>>map(id -> ids.tailSet(id, /* inclusive= */ false))
                .orElse(ids);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode data = page.putArray("data");
        rest.stream().limit(wanted.limit(Integer.MAX_VALUE, Integer.MAX_VALUE)).forEach(data::add);
        String next = data.size() < rest.size() ? data.get(data.size() - 1).asText() : null;
        return whole.page(page.put("nextCursor", next));
    }
}
