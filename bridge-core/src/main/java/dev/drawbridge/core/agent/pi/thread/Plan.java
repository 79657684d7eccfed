package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Steps to do, found in what a tool of an extension has returned or in what an extension shows. */
final class Plan {
    private static final List<String> LISTS = List.of("todos", "plan", "tasks", "steps");
    private static final List<String> WORDS = List.of("text", "content", "step", "title", "description");
    private static final Pattern LINE = Pattern.compile(
            "^\\s*(?:[-*\\d.]+\\s+)?(☐|☑|☒|✓|✔|◐|\\[ \\]|\\[[xX]\\]|\\[[~>-]\\])\\s*(.+)$");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private Plan() {}

    /** @param details of a tool's result */
    static Optional<ArrayNode> of(JsonNode details) {
        for (String name : LISTS) {
            JsonNode list = details.path(name);
            if (list.isArray()) {
                ArrayNode steps = Shapes.array();
                list.forEach(step -> words(step).ifPresent(
                        words -> steps.addObject().put("step", words).put("status", status(step))));
                if (!steps.isEmpty() && steps.size() == list.size()) {
                    return Optional.of(steps);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> words(JsonNode step) {
        return WORDS.stream().map(step::path).filter(JsonNode::isTextual).map(JsonNode::asText).findFirst();
    }

    private static String status(JsonNode step) {
        boolean done = Stream.of("done", "completed", "checked")
                .anyMatch(name -> step.path(name).asBoolean());
        return switch (step.path("status").asText()) {
            case "completed", "done" -> "completed";
            case "in_progress", "inProgress", "active" -> "inProgress";
            default -> done ? "completed" : "pending";
        };
    }

    /** @param lines of which each is a step with a box before it */
    static Optional<ArrayNode> of(List<String> lines) {
        ArrayNode steps = Shapes.array();
        for (String line : lines) {
            Matcher step = LINE.matcher(COLOUR.matcher(line).replaceAll(""));
            if (!step.find()) {
                return Optional.empty();
            }
            steps.addObject().put("step", step.group(2).strip()).put("status", switch (step.group(1)) {
                case "☐", "[ ]" -> "pending";
                case "◐", "[~]", "[>]", "[-]" -> "inProgress";
                default -> "completed";
            });
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps);
    }
}
