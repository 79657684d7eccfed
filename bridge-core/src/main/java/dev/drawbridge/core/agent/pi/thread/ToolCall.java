package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A call of a tool that runs, or waits to be let. */
final class ToolCall {
    private final LiveTurn turn;
    private final ObjectNode item;
    private final Growth output = new Growth();
    private boolean silent = true;
    private boolean declined;

    ToolCall(LiveTurn turn, ObjectNode item) {
        this.turn = turn;
        this.item = item;
    }

    String itemId() {
        return item.path("id").asText();
    }

    ObjectNode item() {
        return item;
    }

    LiveTurn turn() {
        return turn;
    }

    boolean isCommand() {
        return item.path("type").asText().equals("commandExecution");
    }

    boolean isFileChange() {
        return item.path("type").asText().equals("fileChange");
    }

    /** What it is to do, or with what. */
    String subject() {
        return item.at("/commandActions/0/command").asText(item.at("/changes/0/path").asText());
    }

    /** Whether nothing has come of it yet. */
    boolean isSilent() {
        return silent;
    }

    boolean isDeclined() {
        return declined;
    }

    /** A person did not want it. */
    void declined() {
        declined = true;
    }

    /** @param whole all of its output, or the last of it */
    void output(String whole) {
        more(output.add(whole));
    }

    /** @param delta what is new of its output */
    void more(String delta) {
        if (!delta.isEmpty()) {
            silent = false;
            if (isCommand()) {
                turn.tell("item/commandExecution/outputDelta", turn.of(itemId()).put("delta", delta));
            }
        }
    }
}
