package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the questions that an agent asks at once.
 *
 * @param options what can be answered
 * @param open whether anything else can
 */
record SingleQuestion(String id, String text, List<String> options, boolean open) {
    SingleQuestion {
        options = List.copyOf(options);
    }

    static Optional<SingleQuestion> read(JsonNode question) {
        List<String> options = new ArrayList<>();
        question.path("options").forEach(option -> Members.text(option, "label").ifPresent(options::add));
        boolean open = options.isEmpty() || question.path("isOther").asBoolean();
        return Members.text(question, "id").flatMap(id -> Members.text(question, "question")
                .map(text -> new SingleQuestion(id, text, options, open)));
    }

    /** Fails unless these answer it. What they are is not told: they may be secret. */
    void check(List<String> answers) {
        if (answers.isEmpty()) {
            throw Offer.unfit(
                    "There is no answer to the question \"" + Line.of(id) + "\"; give one, or decline.");
        }
        if (!open && !options.containsAll(answers)) {
            throw Offer.unfit("The question \"" + Line.of(id) + "\" can only be answered with one of: "
                    + Line.of(String.join(", ", options)) + ".");
        }
    }
}
