package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.Dialog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dialogs of extensions that are open. Each is closed once: by the first answer, by its time, by an interruption,
 * or with its process; Pi says nothing of any of this.
 */
final class Dialogs {
    private final Speech speech;
    private final Later later;
    private final Stand stand;
    private final Map<String, OpenDialog> open = new LinkedHashMap<>();

    /** What dialogs need to know of their thread, and do to it. */
    interface Stand {
        /** The tool that may be waiting to be let. */
        Optional<ToolCall> silent();

        /** Params that name a turn and an item in it, whatever runs. */
        ObjectNode place(Dialog dialog);

        void reply(String dialogId, ObjectNode members);

        void interrupt();

        /** The thread waits for something else now. */
        void changed();
    }

    Dialogs(Speech speech, Later later, Stand stand) {
        this.speech = speech;
        this.later = later;
        this.stand = stand;
    }

    void asked(Dialog dialog) {
        OpenDialog asked = permission(dialog).orElseGet(() -> new OpenDialog.Question(dialog, speech
                .question("item/tool/requestUserInput", UserInput.params(dialog, stand.place(dialog)))));
        open.put(dialog.id(), asked);
        stand.changed();
        speech.ask(asked.message());
        if (dialog.timeout().isPositive()) {
            later.after(dialog.timeout(), () -> expire(asked));
        }
    }

    private Optional<OpenDialog> permission(Dialog dialog) {
        return stand.silent().filter(call -> call.isCommand() || call.isFileChange())
                .flatMap(call -> Gate.of(dialog).filter(gate -> gate.isAbout(call.subject()))
                        .map(gate -> new OpenDialog.Permission(dialog,
                                speech.question(Approval.method(call),
                                        Approval.params(gate, call, speech.now())),
                                gate, call)));
    }

    /** Pi has gone on without an answer. */
    private void expire(OpenDialog asked) {
        if (open.remove(asked.dialog().id(), asked)) {
            resolved(asked);
        }
    }

    boolean hasAsked(JsonNode questionId) {
        return find(questionId).isPresent();
    }

    private Optional<OpenDialog> find(JsonNode questionId) {
        return open.values().stream().filter(asked -> asked.questionId().equals(questionId)).findFirst();
    }

    void answer(JsonNode questionId, JsonNode message) {
        find(questionId).ifPresent(asked -> {
            open.remove(asked.dialog().id());
            switch (asked) {
                case OpenDialog.Permission permission -> decide(permission, Approval.decision(message));
                case OpenDialog.Question question ->
                    close(question, UserInput.reply(question.dialog(), message));
            }
        });
    }

    private void decide(OpenDialog.Permission asked, String decision) {
        switch (decision) {
            case "accept" -> close(asked, asked.gate().yes());
            case "cancel" -> {
                asked.call().declined();
                stand.interrupt();
                close(asked, UserInput.cancelled());
            }
            default -> {
                asked.call().declined();
                close(asked, asked.gate().no());
            }
        }
    }

    private void close(OpenDialog asked, ObjectNode reply) {
        stand.reply(asked.dialog().id(), reply);
        resolved(asked);
    }

    private void resolved(OpenDialog asked) {
        ObjectNode params = speech.params();
        params.set("requestId", asked.questionId());
        speech.tell("serverRequest/resolved", params);
        stand.changed();
    }

    /** Closes all without an answer. */
    void cancel() {
        List<OpenDialog> all = List.copyOf(open.values());
        open.clear();
        all.forEach(asked -> close(asked, UserInput.cancelled()));
    }

    /** Nobody is there any more to be answered. */
    void forget() {
        List<OpenDialog> all = List.copyOf(open.values());
        open.clear();
        all.forEach(this::resolved);
    }

    /** Asks again what is open, under the ids that it has. */
    void repeat() {
        open.values().forEach(asked -> speech.ask(asked.message()));
    }

    boolean areOpen() {
        return !open.isEmpty();
    }

    /** What the thread waits for, as Codex says it. */
    List<String> flags() {
        return open.values().stream().map(OpenDialog::flag).distinct().sorted().toList();
    }
}
