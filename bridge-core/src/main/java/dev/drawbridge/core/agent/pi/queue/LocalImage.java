package dev.drawbridge.core.agent.pi.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;

/** A picture in a file, which waits as it is now: the file may be gone when its turn comes. */
public final class LocalImage {
    private static final int MOST_BYTES = 20 << 20;
    private static final int HEAD = 12;

    private LocalImage() {}

    /** The item with the picture in it. */
    public static ObjectNode inlined(JsonNode item) throws Refusal {
        byte[] picture = read(item.path("path").asText());
        ObjectNode inlined = Shapes.object().put("type", "image").put("url",
                "data:" + type(picture) + ";base64," + Base64.getEncoder().encodeToString(picture));
        inlined.set("detail", item.has("detail") ? item.get("detail") : inlined.nullNode());
        return inlined;
    }

    private static byte[] read(String name) throws Refusal {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                throw invalid("there is no such file");
            }
            try (InputStream content = Files.newInputStream(file)) {
                byte[] picture = content.readNBytes(MOST_BYTES + 1);
                if (picture.length > MOST_BYTES) {
                    throw invalid("it is larger than 20 MiB");
                }
                return picture;
            }
        } catch (IOException | InvalidPathException unreadable) {
            throw invalid("it cannot be read");
        }
    }

    private static Refusal invalid(String why) {
        return new Refusal("local attachment is invalid: " + why);
    }

    /** What it begins like. */
    private static String type(byte[] picture) throws Refusal {
        String head = new String(picture, 0, Math.min(HEAD, picture.length), ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("GIF8")) {
            return "image/gif";
        }
        if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return "image/webp";
        }
        throw invalid("it is no PNG, JPEG, GIF or WebP");
    }
}
