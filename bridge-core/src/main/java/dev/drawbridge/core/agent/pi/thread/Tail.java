package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What was written into a session's file after some place in it. */
final class Tail {
    /** Of more than that nobody looks whose it is. */
    private static final long LONGEST = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tail() {}

    /** Whether all that follows are entries with these ids. */
    static boolean isOf(Set<String> ids, Path file, long after) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) - after > LONGEST) {
                return false;
            }
            in.skipNBytes(after);
            try (MappingIterator<JsonNode> entries = JSON.readerFor(JsonNode.class).readValues(in)) {
                while (entries.hasNextValue()) {
                    if (!ids.contains(entries.nextValue().path("id").asText())) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException damaged) {
            return false;
        }
    }
}
