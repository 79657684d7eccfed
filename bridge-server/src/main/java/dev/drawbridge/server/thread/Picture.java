package dev.drawbridge.server.thread;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A picture that goes with what is said.
 *
 * @param type its media type, as its first bytes tell
 */
record Picture(Path file, String type) {
    /** What agents take; they leave out without a word what is no such thing. */
    static final String KINDS = "PNG, JPEG, GIF or WebP";

    private static final long LARGEST = 10 << 20;
    private static final int BEGINNING = 12;
    private static final Map<String, Pattern> BEGINNINGS = Map.of("image/png",
            Pattern.compile("\u0089PNG\r\n\u001a\n.*", Pattern.DOTALL), "image/jpeg",
            Pattern.compile("\u00ff\u00d8\u00ff.*", Pattern.DOTALL), "image/gif",
            Pattern.compile("GIF8[79]a.*", Pattern.DOTALL), "image/webp",
            Pattern.compile("RIFF....WEBP", Pattern.DOTALL));

    /** The one in this file, if it can be read and is one. */
    static Optional<Picture> in(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            String beginning = new String(bytes.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
            return BEGINNINGS.entrySet().stream()
                    .filter(each -> each.getValue().matcher(beginning).matches()).findFirst()
                    .map(found -> new Picture(file, found.getKey()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The file, whole, as an address for a bridge that cannot read it. */
    String url(Function<String, ? extends RuntimeException> mistake) {
        try {
            if (Files.size(file) > LARGEST) {
                throw mistake.apply("'" + file + "' is larger than " + (LARGEST >> 20)
                        + " MiB: make it smaller");
            }
            return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw mistake.apply("cannot read '" + file + "'");
        }
    }
}
