package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;

/** A session as Codex has a thread that is not loaded. */
final class ThreadShape {
    static final String PROVIDER = "pi";
    static final String SOURCE = "vscode";

    private ThreadShape() {}

    /**
     * Makes one.
     *
     * @param parent the id of the session that it was forked from, empty if it was not
     */
    static ObjectNode of(SessionFile file, String parent) {
        ObjectNode thread = Shapes.object().put("id", file.id()).putNull("environments").putNull("extra")
                .put("sessionId", file.id());
        optional(thread, "forkedFromId", parent);
        thread.putNull("attachedToThreadId").putNull("parentThreadId").put("preview", file.preview())
                .put("ephemeral", false).putNull("section").putNull("sectionEnteredAt").putNull("projectId")
                .put("historyMode", "paginated").put("modelProvider", PROVIDER);
        optional(thread, "model", file.model());
        optional(thread, "reasoningEffort", file.effort().equals("off") ? "none" : file.effort());
        thread.put("createdAt", file.createdAt() / 1000).put("updatedAt", file.updatedAt() / 1000)
                .put("recencyAt", file.askedAt() / 1000).putObject("status").put("type", "notLoaded");
        thread.put("path", file.path().toString()).put("cwd", file.cwd()).put("cliVersion", "")
                .put("originator", PROVIDER).put("source", SOURCE).putNull("canAcceptDirectInput")
                .putNull("threadSource").putNull("agentNickname").putNull("agentRole").putNull("gitInfo");
        optional(thread, "name", file.name());
        thread.putNull("daybreakEnabled").putArray("turns");
        return thread;
    }

    private static void optional(ObjectNode thread, String field, String text) {
        if (text.isEmpty()) {
            thread.putNull(field);
        } else {
            thread.put(field, text);
        }
    }
}
