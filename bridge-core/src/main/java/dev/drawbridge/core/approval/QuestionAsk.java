package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an agent wants to know of a person. To refuse is to answer nothing. */
record QuestionAsk(Place place, List<SingleQuestion> questions) implements Ask {
    private static final Offer OFFER = new Offer(List.of(Decision.ACCEPT, Decision.DECLINE),
            List.of(ApprovalScope.ONCE));

    QuestionAsk {
        questions = List.copyOf(questions);
    }

    static Optional<Ask> read(Place place, JsonNode params) {
        List<SingleQuestion> questions = new ArrayList<>();
        for (JsonNode question : params.path("questions")) {
            Optional<SingleQuestion> read = SingleQuestion.read(question);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            questions.add(read.get());
        }
        return questions.isEmpty() ? Optional.empty() : Optional.of(new QuestionAsk(place, questions));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.QUESTION;
    }

    @Override
    public String summary() {
        return Line.of(questions.stream().map(SingleQuestion::text).collect(Collectors.joining(" / ")));
    }

    @Override
    public boolean personal() {
        return true;
    }

    @Override
    public Offer offer() {
        return OFFER;
    }

    @Override
    public JsonNode result(Verdict verdict) {
        OFFER.check(verdict);
        Offer.withoutContent(verdict);
        if (verdict.decision() != Decision.ACCEPT) {
            Offer.withoutAnswers(verdict);
            return refusal();
        }
        Map<String, List<String>> answers = verdict.answers().orElse(Map.of());
        ObjectNode result = Members.NODES.objectNode();
        for (SingleQuestion question : questions) {
            List<String> given = answers.getOrDefault(question.id(), List.of());
            question.check(given);
            ArrayNode list = Members.NODES.arrayNode();
            given.forEach(list::add);
            result.set(question.id(), Members.object("answers", list));
        }
        if (answers.size() > result.size()) {
            throw Offer.unfit("There are answers to what was not asked; the questions are " + ids() + ".");
        }
        return Members.object("answers", result);
    }

    private String ids() {
        return questions.stream().map(SingleQuestion::id).collect(Collectors.joining(", "));
    }

    @Override
    public Reply read(JsonNode result) {
        JsonNode answers = result.path("answers");
        boolean wellFormed = answers.isObject()
                && answers.valueStream()
                        .allMatch(answer -> Members.texts(answer.path("answers")).isPresent());
        if (!wellFormed) {
            return new Reply.Malformed();
        }
        return new Reply.Offered(answers.isEmpty() ? Decision.DECLINE : Decision.ACCEPT, ApprovalScope.ONCE);
    }

    @Override
    public JsonNode refusal() {
        return Members.object("answers", Members.NODES.objectNode());
    }
}
