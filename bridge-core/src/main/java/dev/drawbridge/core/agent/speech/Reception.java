package dev.drawbridge.core.agent.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where messages to an agent are taken: it greets, answers what is always the same, and gives the rest to the desk whose
 * business it is. A request is answered whatever happens.
 */
public final class Reception implements InProcessLife.Ear {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    private static final String GREETING = "initialize";
    /** What is answered alike for every directory that is asked about, and what there is nothing of in each. */
    private static final Map<String, List<String>> IN_EACH = Map.of("hooks/list",
            List.of("hooks", "warnings", "errors"), "skills/list", List.of("skills", "errors"));

    private final Etiquette etiquette = new Etiquette();
    private final Map<String, Desk> desks = new HashMap<>();
    private final NavigableSet<String> methods = new TreeSet<>();
    private final Host host;
    private final Voice voice;
    private final Shapes shapes;
    private boolean greeted;

    /** Where requests of some kinds are served. */
    public interface Desk {
        List<String> methods();

        void serve(Call call) throws Refusal;
    }

    /** Whose reception it is. */
    public interface Host {
        /** What follows the client's name and a slash in the user agent: {@code 0.87.1 (pi)}. */
        String version();

        /** Where it keeps what is its own. */
        String home();

        /** It was greeted, and may say what it says to whoever comes. */
        default void greeted() {}

        /** Why it has no such method, if there is more to say than that. */
        default Optional<Refusal> inability(String method) {
            return Optional.empty();
        }

        /** Takes the answer to a question; one that nobody asked is passed over. */
        void answered(JsonNode questionId, JsonNode message);

        /** The life is over. */
        default void ended() {}
    }

    public Reception(Host host, Voice voice, Shapes shapes, List<Desk> desks) {
        this.host = host;
        this.voice = voice;
        this.shapes = shapes;
        desks.forEach(desk -> desk.methods().forEach(method -> this.desks.put(method, desk)));
        methods.add(GREETING);
        methods.addAll(IN_EACH.keySet());
        methods.addAll(shapes.answered());
        methods.addAll(this.desks.keySet());
    }

    @Override
    public void ended() {
        host.ended();
    }

    /** Notifications need nothing done; neither does what is no message at all. */
    @Override
    public void hear(JsonNode message) {
        JsonNode id = message.path("id");
        if (!id.isTextual() && !id.isIntegralNumber()) {
            return;
        }
        if (!message.path("method").isTextual()) {
            host.answered(id, message);
            return;
        }
        Call call = new Call(id, message.path("method").asText(), message.path("params"), voice);
        try {
            serve(call);
        } catch (Refusal refusal) {
            voice.refuse(id, refusal);
        } catch (RuntimeException unforeseen) {
            log.error("the request {} was not foreseen", call.method(), unforeseen);
            voice.refuse(id, Refusal.unforeseen());
        }
    }

    private void serve(Call call) throws Refusal {
        String method = call.method();
        Optional<Refusal> inability = methods.contains(method) ? Optional.empty() : host.inability(method);
        if (inability.isPresent()) {
            throw inability.get();
        }
        etiquette.check(call, methods);
        if (method.equals(GREETING)) {
            greet(call);
        } else if (!greeted) {
            throw new Refusal("Not initialized");
        } else if (desks.containsKey(method)) {
            desks.get(method).serve(call);
        } else if (IN_EACH.containsKey(method)) {
            call.answer(inEach(call, IN_EACH.getOrDefault(method, List.of())));
        } else {
            call.answer(shapes.answer(method).orElse(NullNode.getInstance()));
        }
    }

    private void greet(Call call) throws Refusal {
        JsonNode client = call.params().path("clientInfo");
        if (!client.isObject()) {
            throw Refusal.missing("clientInfo");
        }
        if (greeted) {
            throw new Refusal("Already initialized");
        }
        greeted = true;
        String name = client.path("name").asText();
        String suffix = " (" + (name + "; " + client.path("version").asText()).strip() + ")";
        call.answer(Shapes.object().put("userAgent", name + "/" + host.version() + suffix)
                .put("codexHome", host.home()).put("platformFamily", "unix").put("platformOs", "linux"));
        host.greeted();
    }

    /** Nothing of each kind in every directory that was asked about. */
    private static ObjectNode inEach(Call call, List<String> kinds) {
        ObjectNode result = Shapes.object();
        ArrayNode data = result.putArray("data");
        for (JsonNode directory : call.params().path("cwds")) {
            ObjectNode entry = data.addObject().put("cwd", directory.asText());
            kinds.forEach(entry::putArray);
        }
        return result;
    }
}
