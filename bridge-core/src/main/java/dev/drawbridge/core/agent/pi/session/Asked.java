package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.speech.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The params of a request, read as strictly as Codex reads them. */
record Asked(JsonNode params) {
    private static final int DEFAULT_LIMIT = 25;
    private static final int GREATEST_LIMIT = 100;
    private static final long GREATEST_NUMBER = 0xffff_ffffL;

    /** How many are wanted in a page: at least one. */
    int limit() throws Refusal {
        return limit(DEFAULT_LIMIT, GREATEST_LIMIT);
    }

    int limit(int otherwise, int greatest) throws Refusal {
        JsonNode limit = params.path("limit");
        if (limit.isMissingNode() || limit.isNull()) {
            return otherwise;
        }
        if (!limit.isIntegralNumber()) {
            throw new Refusal("Invalid request: invalid type: " + limit + ", expected u32");
        }
        if (!limit.canConvertToLong() || limit.asLong() < 0 || limit.asLong() > GREATEST_NUMBER) {
            throw new Refusal("Invalid request: invalid value: integer `" + limit + "`, expected u32");
        }
        return Math.clamp(limit.asLong(), 1, greatest);
    }

    /** One of these words. */
    String word(String name, String otherwise, List<String> known) throws Refusal {
        JsonNode word = params.path(name);
        return word.isMissingNode() || word.isNull() ? otherwise : known(word, known);
    }

    private static String known(JsonNode word, List<String> known) throws Refusal {
        if (!known.contains(word.asText())) {
            String variants = known.stream().map(one -> "`" + one + "`")
                    .collect(Collectors.joining(known.size() == 2 ? " or " : ", "));
            throw new Refusal("Invalid request: unknown variant `" + word.asText() + "`, expected "
                    + (known.size() == 2 ? "" : "one of ") + variants);
        }
        return word.asText();
    }

    boolean ascending(String otherwise) throws Refusal {
        return word("sortDirection", otherwise, List.of("asc", "desc")).equals("asc");
    }

    /** A text; empty if there is none. */
    String text(String name) {
        return params.path(name).asText("");
    }

    boolean has(String name) {
        return params.path(name).isTextual();
    }

    /** The texts of a list; none if there is no list. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        params.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Words of a list, each one of these. */
    Set<String> words(String name, List<String> known) throws Refusal {
        Set<String> words = new HashSet<>();
        for (JsonNode word : params.path(name)) {
            words.add(known(word, known));
        }
        return words;
    }
}
