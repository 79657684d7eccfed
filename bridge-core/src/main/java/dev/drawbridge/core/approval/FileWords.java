package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.Decision;

/** In which words an agent takes an answer about files. */
enum FileWords {
    /** Those of today. */
    OF_ITEMS {
        @Override
        JsonNode result(Decision decision) {
            return CommandDecision.result(switch (decision) {
                case ACCEPT -> CommandDecision.ACCEPT;
                case DECLINE -> CommandDecision.DECLINE;
                case CANCEL -> CommandDecision.CANCEL;
            });
        }

        @Override
        Reply read(JsonNode result) {
            JsonNode said = result.path("decision");
            return CommandDecision.meaning(said).filter(meant -> said.isTextual()).<Reply>map(meant -> meant)
                    .orElseGet(Reply.Malformed::new);
        }
    },
    /** Those of earlier versions. */
    LEGACY {
        @Override
        JsonNode result(Decision decision) {
            return LegacyDecision.result(decision);
        }

        @Override
        Reply read(JsonNode result) {
            return LegacyDecision.read(result);
        }
    };

    abstract JsonNode result(Decision decision);

    abstract Reply read(JsonNode result);
}
