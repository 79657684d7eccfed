package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a turn has changed in files so far, one change after the other. */
final class Diffs {
    private final StringBuilder all = new StringBuilder();

    void clear() {
        all.setLength(0);
    }

    /** Tells the whole when this item adds to it. */
    void changed(LiveTurn turn, ObjectNode item) {
        if (!item.path("type").asText().equals("fileChange")
                || !item.path("status").asText().equals("completed")) {
            return;
        }
        for (JsonNode change : item.path("changes")) {
            String path = change.path("path").asText();
            String name = path.startsWith("/") ? path.substring(1) : path;
            all.append("diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n".formatted(name))
                    .append(change.path("diff").asText().stripTrailing()).append('\n');
        }
        turn.tell("turn/diff/updated", turn.params().put("diff", all.toString()));
    }
}
