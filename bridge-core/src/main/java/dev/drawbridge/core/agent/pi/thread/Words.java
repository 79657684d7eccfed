package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.queue.LocalImage;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An input as Pi takes it.
 *
 * @param images with {@code data} and {@code mimeType}
 */
record Words(String text, ArrayNode images) {
    private static final Pattern DATA = Pattern.compile("data:(image/[\\w.+-]+);base64,(.*)", Pattern.DOTALL);

    static Words of(JsonNode input) throws Refusal {
        List<String> text = new ArrayList<>();
        ArrayNode images = Shapes.array();
        for (JsonNode part : input) {
            switch (part.path("type").asText()) {
                case "text" -> text.add(part.path("text").asText());
                case "image" -> linked(part, text, images);
                case "localImage" -> linked(LocalImage.inlined(part), text, images);
                case "mention", "skill" ->
                    text.add("@" + part.path("path").asText(part.path("name").asText()));
                default -> throw new Refusal(
                        "Pi cannot take an input of the type `%s`; say it as text or as an image."
                                .formatted(part.path("type").asText()));
            }
        }
        return new Words(String.join("\n", text), images);
    }

    private static void linked(JsonNode part, List<String> text, ArrayNode images) throws Refusal {
        String url = part.path("url").asText();
        Matcher data = DATA.matcher(url);
        if (data.matches()) {
            images.add(image(data.group(1), data.group(2)));
        } else if (url.startsWith("http")) {
            text.add(url);
        } else {
            throw new Refusal("Pi cannot take this image; send it as a data: URL or as a local image.");
        }
    }

    private static ObjectNode image(String type, String data) {
        return Shapes.object().put("type", "image").put("data", data).put("mimeType", type);
    }

    /** Members of Pi's commands that say something. */
    ObjectNode members() {
        ObjectNode members = Shapes.object().put("message", text);
        if (!images.isEmpty()) {
            members.set("images", images);
        }
        return members;
    }

    /** What a line that begins with a slash names. */
    String command() {
        String line = text.strip();
        int space = line.indexOf(' ');
        return line.startsWith("/") ? line.substring(1, space < 0 ? line.length() : space) : "";
    }

    /** What follows after the name of a command. */
    String argument() {
        String line = text.strip();
        int space = line.indexOf(' ');
        return space < 0 ? "" : line.substring(space + 1).strip();
    }
}
