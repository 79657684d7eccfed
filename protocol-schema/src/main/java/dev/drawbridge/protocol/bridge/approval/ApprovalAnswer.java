package dev.drawbridge.protocol.bridge.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.doc.Description;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

@Description("What an agent is to be answered.")
public record ApprovalAnswer(@Description("What is answered.") String approvalId,
        @Description("One of the \"decisions\" offered.") Decision decision,
        @Description("One of the \"scopes\" offered; \"once\" if absent.") Optional<ApprovalScope> scope,
        @Description("A note for the history, at most 1000 characters.") Optional<String> note,
        @Description("To a question, when accepted: for the id of each of its questions the chosen labels, or the words of an own answer.") Optional<Map<String, List<String>>> answers,
        @Description("To an elicitation, when accepted: what its schema wants.") Optional<JsonNode> content) {
    private static final int LONGEST_NOTE = 1000;

    public ApprovalAnswer {
        Objects.requireNonNull(approvalId, "approvalId");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(answers, "answers");
        // an absent tree is read as a null one
        content = content.filter(tree -> !tree.isNull());
        if (note.isPresent() && note.get().length() > LONGEST_NOTE) {
            throw new Declined(ErrorCode.INVALID_PARAMS,
                    "Invalid params: note must have no more than " + LONGEST_NOTE + " characters");
        }
    }
}
