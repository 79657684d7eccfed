package dev.drawbridge.core.agent.pi.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.List;

/** The content of a message of Pi: a text, or blocks of text and images. */
record Content(JsonNode content) {
    /** As what a user of Codex puts in. */
    ArrayNode input() {
        ArrayNode input = Shapes.array();
        for (JsonNode block : blocks()) {
            if (isImage(block)) {
                input.addObject().put("type", "image").put("url", address(block)).putNull("detail");
            } else {
                input.addObject().put("type", "text").put("text", block.path("text").asText())
                        .putArray("text_elements");
            }
        }
        return input;
    }

    /** As what a tool of Codex gives. */
    ArrayNode output() {
        ArrayNode output = Shapes.array();
        for (JsonNode block : blocks()) {
            if (isImage(block)) {
                output.addObject().put("type", "inputImage").put("imageUrl", address(block));
            } else {
                output.addObject().put("type", "inputText").put("text", block.path("text").asText());
            }
        }
        return output;
    }

    /** What it says in words. */
    String text() {
        List<String> words = new ArrayList<>();
        for (JsonNode block : blocks()) {
            if (!isImage(block)) {
                words.add(block.path("text").asText());
            }
        }
        return String.join("\n", words);
    }

    private JsonNode blocks() {
        if (content.isTextual()) {
            return Shapes.array().add(Shapes.object().put("type", "text").put("text", content.asText()));
        }
        ArrayNode blocks = Shapes.array();
        for (JsonNode block : content) {
            if (isImage(block) || block.path("type").asText().equals("text")) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private static boolean isImage(JsonNode block) {
        return block.path("type").asText().equals("image");
    }

    private static String address(JsonNode image) {
        return "data:" + image.path("mimeType").asText("image/png") + ";base64,"
                + image.path("data").asText();
    }
}
