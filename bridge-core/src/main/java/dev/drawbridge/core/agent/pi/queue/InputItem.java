package dev.drawbridge.core.agent.pi.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A kind of thing that a message can consist of.
 *
 * @param needs what it must say
 */
record InputItem(String type, List<String> needs) {
    private static final List<InputItem> ALL = List.of(new InputItem("text", List.of("text")),
            new InputItem("image", List.of()), new InputItem("localImage", List.of("path")),
            new InputItem("audio", List.of()), new InputItem("localAudio", List.of("path")),
            new InputItem("skill", List.of("name", "path")),
            new InputItem("mention", List.of("name", "path")));

    /** So many characters may be in all texts of a message. */
    static final int MOST_CHARACTERS = 1 << 20;

    /** All that a message consists of, each with what it says if it does not say. */
    static JsonNode all(JsonNode input) throws Refusal {
        ArrayNode whole = Shapes.array();
        long characters = 0;
        for (JsonNode item : input) {
            if (!item.isObject()) {
                throw Wanted.wrong(item, "internally tagged enum UserInput");
            }
            whole.add(of(item).whole(item.deepCopy()));
            characters += item.path("text").asText().codePoints().count();
        }
        if (characters > MOST_CHARACTERS) {
            throw new Refusal("Input exceeds the maximum length of " + MOST_CHARACTERS + " characters.");
        }
        return whole;
    }

    /** How long all texts in it are together. */
    static long characters(JsonNode input) {
        return input.isTextual()
                ? input.textValue().length()
                : StreamSupport.stream(input.spliterator(), /* parallel= */ false)
                        .mapToLong(InputItem::characters).sum();
    }

    private static InputItem of(JsonNode item) throws Refusal {
        if (!item.has("type")) {
            throw Refusal.missing("type");
        }
        String type = item.path("type").asText();
        return ALL.stream().filter(each -> each.type.equals(type)).findFirst()
                .orElseThrow(() -> new Refusal("Invalid request: unknown variant `" + type
                        + "`, expected one of " + ALL.stream().map(each -> "`" + each.type + "`")
                                .collect(Collectors.joining(", "))));
    }

    private JsonNode whole(ObjectNode item) throws Refusal {
        for (String need : needs) {
            if (!item.has(need)) {
                throw Refusal.missing(need);
            }
            if (!item.path(need).isTextual()) {
                throw Wanted.wrong(item.path(need), "a string");
            }
        }
        return switch (type) {
            case "text" -> item.has("text_elements") ? item : item.set("text_elements", Shapes.array());
            case "image" -> image(item);
            case "localImage" -> LocalImage.inlined(item);
            default -> item;
        };
    }

    private static ObjectNode image(ObjectNode item) throws Refusal {
        String url = item.path("url").asText();
        if (url.startsWith("http://") || url.startsWith("https://")) {
            throw new Refusal("remote image URLs are not supported; use an inline data URL instead");
        }
        return item.has("detail") ? item : item.putNull("detail");
    }
}
