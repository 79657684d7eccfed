package dev.drawbridge.server.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words in which scripts write params. */
final class Params {
    private Params() {}

    /** Members in this order: a name, its value, the next name … */
    static Map<String, @Nullable Object> with(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            members.put(String.valueOf(namesAndValues[at]), namesAndValues[at + 1]);
        }
        return members;
    }

    /** The input of a turn. */
    static List<Map<String, @Nullable Object>> text(String text) {
        return List.of(with("type", "text", "text", text));
    }

    /** The params of {@code turn/start}. */
    static Map<String, @Nullable Object> says(String thread, String prompt) {
        return with("threadId", thread, "input", text(prompt));
    }

    /** JSON written with single quotes. */
    static String json(String text) {
        return text.replace('\'', '"');
    }
}
