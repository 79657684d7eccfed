package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.Dialog;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;

/** A dialog as one question of {@code item/tool/requestUserInput}, and its answer as Pi wants it. */
final class UserInput {
    private static final String QUESTION = "answer";
    private static final String YES = "Yes";
    private static final String NO = "No";

    private UserInput() {}

    /** @param params that name thread, turn and item */
    static ObjectNode params(Dialog dialog, ObjectNode params) {
        ObjectNode question = params.put("isBlocking", true).putArray("questions").addObject()
                .put("id", QUESTION).put("header", header(dialog)).put("question", words(dialog))
                .put("isOther", false).put("isSecret", false);
        List<String> options = options(dialog);
        if (options.isEmpty()) {
            question.putNull("options");
        } else {
            ArrayNode list = question.putArray("options");
            options.forEach(option -> list.addObject().put("label", option).put("description", ""));
        }
        return params.putNull("autoResolutionMs");
    }

    private static String header(Dialog dialog) {
        return switch (dialog) {
            case Dialog.Select _ -> "Choose";
            case Dialog.Confirm _ -> "Confirm";
            case Dialog.Input _ -> "Answer";
            case Dialog.Editor _ -> "Edit";
        };
    }

    private static String words(Dialog dialog) {
        String more = switch (dialog) {
            case Dialog.Select _ -> "";
            case Dialog.Confirm confirm -> confirm.message();
            case Dialog.Input input -> input.placeholder().isEmpty() ? "" : "(" + input.placeholder() + ")";
            case Dialog.Editor editor -> editor.prefill();
        };
        return (dialog.title() + "\n" + more).strip();
    }

    private static List<String> options(Dialog dialog) {
        return switch (dialog) {
            case Dialog.Select select -> select.options();
            case Dialog.Confirm _ -> List.of(YES, NO);
            case Dialog.Input _,Dialog.Editor _ -> List.of();
        };
    }

    /** What an answer says to Pi; who answers nothing has closed the dialog. */
    static ObjectNode reply(Dialog dialog, JsonNode message) {
        JsonNode given = message.path("result").path("answers").path(QUESTION).path("answers").path(0);
        if (!given.isTextual()) {
            return cancelled();
        }
        String answer = given.asText();
        return switch (dialog) {
            case Dialog.Confirm _ -> Shapes.object().put("confirmed", answer.equals(YES));
            case Dialog.Select select -> select.options().contains(answer)
                    ? Shapes.object().put("value", answer)
                    : cancelled();
            case Dialog.Input _,Dialog.Editor _ -> Shapes.object().put("value", answer);
        };
    }

    static ObjectNode cancelled() {
        return Shapes.object().put("cancelled", true);
    }
}
