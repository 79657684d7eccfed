package dev.drawbridge.server.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.model.FakeModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Names for what is another on every stage: ids are numbered in the order in which they appear, times are times. */
final class Renaming {
    private static final Pattern UUID = Pattern
            .compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final Pattern ROLLOUT = Pattern
            .compile("sessions/\\d{4}/\\d\\d/\\d\\d/rollout-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d");
    private static final Pattern MOMENT = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    /** Guessed from a text in which paths stand, and these are not equally long. */
    private static final String TOTAL = "totalTokens";
    /** What Codex itself writes in an order that is another with every start. */
    private static final Set<String> UNORDERED = Set.of("config", "origins");
    /** The model numbers its answers as they are asked for, and agents beside each other ask in any order. */
    private static final Pattern ANSWER = Pattern.compile("(?<=_)r\\d+(?=_\\d)");
    /** How far an agent is that has just been started, beside the one that tells of it. */
    private static final Set<String> SETTING_OUT = Set.of("pendingInit", "running");
    private static final Pattern HASH = Pattern.compile("sha256:\\p{XDigit}{64}");
    /** The agent numbers its own processes at random; scripts give theirs names. */
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Set<String> TIMES = Set.of("emittedAtMs", "startedAtMs", "completedAtMs",
            "startedAt",
            "completedAt", "createdAt", "createdAtMs", "updatedAt", "updatedAtMs", "modifiedAtMs",
            "recencyAt",
            "durationMs", "sectionEnteredAt", "lastUsedAt");
    /** The agent introduces itself to its model under the name of its first client, here another on each stage. */
    private static final Pattern ORIGINATOR = Pattern.compile("^.*(/\\d+\\.\\d+\\.\\d+ \\()");

    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> questions = new HashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    Renaming(CodexHome home, FakeModel model) {
        places.put(home.workspace().toString(), "<workspace>");
        places.put(home.directory().toString(), "<home>");
        places.put(home.workspace().resolveSibling("").toString(), "<folder>");
        places.put(model.uri().toString(), "<model>");
    }

    /** The message as a text of which every stage has the same. */
    String renamed(ObjectNode original) {
        ObjectNode message = original.deepCopy();
        if (message.has("method") && message.has("id")) {
            message.set("id", question(message.get("id")));
        }
        if (message.path("method").asText().equals("serverRequest/resolved")) {
            ObjectNode params = (ObjectNode) message.get("params");
            params.set("requestId", question(params.get("requestId")));
        }
        walk(message);
        return renamed(message.toString());
    }

    private JsonNode question(JsonNode id) {
        return TextNode.valueOf(questions.computeIfAbsent(id.toString(),
                unseen -> "<question " + (questions.size() + 1)
                        + (id.isIntegralNumber() ? ">" : ", a text>")));
    }

    private void walk(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                if (object.path(TOTAL).asInt() > 0 && object.path("inputTokens").asInt(1) == 0) {
                    object.put(TOTAL, "<estimate>");
                }
                object.path("agentsStates").forEach(Renaming::setOut);
                object.properties().forEach(member -> {
                    member.setValue(renamed(member.getKey(), member.getValue()));
                    walk(member.getValue());
                    if (UNORDERED.contains(member.getKey())
                            && member.getValue() instanceof ObjectNode unordered) {
                        sort(unordered);
                    }
                });
            }
            case ArrayNode array -> {
                for (int at = 0; at < array.size(); at++) {
                    array.set(at, renamed("", array.get(at)));
                    walk(array.get(at));
                }
            }
            default -> {
                // a leaf was renamed by its parent
            }
        }
    }

    private static void setOut(JsonNode agent) {
        if (agent instanceof ObjectNode state && SETTING_OUT.contains(state.path("status").asText())) {
            state.put("status", "<setting out>");
        }
    }

    private static void sort(ObjectNode unordered) {
        Map<String, JsonNode> members = new TreeMap<>();
        unordered.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        unordered.removeAll();
        unordered.setAll(members);
    }

    private JsonNode renamed(String member, JsonNode value) {
        if (value.isNumber() && TIMES.contains(member)) {
            return TextNode.valueOf("<time>");
        }
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue();
        return TextNode.valueOf(switch (member) {
            case "originator" -> "<originator>";
            case "processId" -> NUMBER.matcher(text).matches() ? named("process", text) : text;
            case "userAgent" -> ORIGINATOR.matcher(text).replaceFirst("<originator>$1");
            default -> text;
        });
    }

    private String renamed(String text) {
        String result = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            result = result.replace(place.getKey(), place.getValue());
        }
        result = ROLLOUT.matcher(result).replaceAll("sessions/<day>/rollout-<time>");
        result = ANSWER.matcher(result).replaceAll(found -> named("answer", found.group()));
        result = HASH.matcher(result).replaceAll("<hash>");
        result = MOMENT.matcher(result).replaceAll("<time>");
        return UUID.matcher(result).replaceAll(
                found -> named("id", found.group()));
    }

    private String named(String role, String id) {
        return ids.computeIfAbsent(id, unseen -> "<" + role + " " + (ids.size() + 1) + ">");
    }
}
