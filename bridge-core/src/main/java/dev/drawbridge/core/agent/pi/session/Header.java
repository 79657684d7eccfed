package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The first line of a session's file.
 *
 * @param createdAt in milliseconds, 0 if it does not say
 * @param parent the file that it was forked from, empty if it was not
 */
record Header(String id, int version, String cwd, long createdAt, String parent) {
    private static final ObjectMapper JSON = new ObjectMapper(LineJson.FACTORY);

    /** That of a file; none if that is no session's. */
    static Optional<Header> of(Path file) throws IOException {
        Found found = new Found();
        Lines.first(file, found);
        return found.header;
    }

    /** The header in an entry, if it is one; a session that is nowhere can neither be shown nor gone on with. */
    static Optional<Header> of(JsonNode entry) {
        if (!entry.path("type").asText().equals("session") || !entry.path("id").isTextual()
                || entry.path("id").asText().isEmpty() || place(entry.path("cwd").asText()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Header(entry.path("id").asText(), entry.path("version").asInt(1),
                entry.path("cwd").asText(), Times.millis(entry.path("timestamp").asText()).orElse(0),
                entry.path("parentSession").asText()));
    }

    private static Optional<Path> place(String cwd) {
        try {
            return Optional.of(Path.of(cwd));
        } catch (InvalidPathException nowhere) {
            return Optional.empty();
        }
    }

    /** A line as JSON; none if it is damaged or blank. */
    static Optional<JsonNode> parse(byte[] bytes, int from, int length) throws Unreadable {
        try {
            JsonNode entry = JSON.readTree(bytes, from, length);
            return entry.isObject() ? Optional.of(entry) : Optional.empty();
        } catch (StreamConstraintsException beyond) {
            throw new Unreadable(beyond);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Looks for the first line that is whole: it is the header, or there is none. */
    private static final class Found implements Lines.Sink {
        private Optional<Header> header = Optional.empty();

        @Override
        public boolean line(byte[] bytes, int from, int length) {
            try {
                Optional<JsonNode> entry = parse(bytes, from, length);
                header = entry.flatMap(Header::of);
                return entry.isEmpty();
            } catch (Unreadable otherFile) {
                return false;
            }
        }
    }
}
