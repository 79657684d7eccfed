package dev.drawbridge.server.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A way in which Drawbridge differs on purpose from the real server.
 *
 * <p>Three more never stand in a transcript: it pings and closes with codes, it lets in the origins that it was told to
 * let in, and it speaks permessage-deflate.
 */
enum Deviation {
    /** Text that is no message is refused instead of passed over, so that its author learns of it. */
    GARBAGE_IS_REFUSED {
        @Override
        boolean keeps(Actor actor, ObjectNode message) {
            return !(message.path("id").isNull() && message.has("error"));
        }
    },
    /** An integer of any length is an id and comes back as it was written; the real server passes long ones over. */
    LONG_IDS_ARE_ANSWERED {
        @Override
        boolean keeps(Actor actor, ObjectNode message) {
            return !message.path("id").isBigInteger();
        }
    },
    /** A tool is called where it came from, not at everybody's, where somebody's refusal would count. */
    TOOLS_ARE_CALLED_AT_HOME {
        @Override
        boolean keeps(Actor actor, ObjectNode message) {
            return actor.hasTools() || !message.path("method").asText().equals("item/tool/call");
        }
    },
    /** Who joins in the middle of a turn is told what is under way; the real server keeps it to itself. */
    JOINERS_ARE_TOLD_WHAT_IS_UNDER_WAY {
        private static final Set<String> UNDER_WAY = Set.of("item/started", "item/agentMessage/delta",
                "item/commandExecution/outputDelta", "turn/plan/updated", "turn/diff/updated");

        @Override
        boolean keeps(Actor actor, ObjectNode message) {
            if (message.has("result")) {
                actor.reads(message.path("id"));
            }
            return !UNDER_WAY.contains(message.path("method").asText())
                    || message.path("emittedAtMs").asLong() >= actor.joinedAtMs();
        }
    },
    /** Who says {@code "jsonrpc":"2.0"} hears it: some libraries insist. */
    JSONRPC_IS_ECHOED {
        @Override
        boolean keeps(Actor actor, ObjectNode message) {
            if (actor.strict() && message.path("jsonrpc").asText().equals("2.0")) {
                message.remove("jsonrpc");
            }
            return true;
        }
    };

    /** Takes the deviation out of a message; false if nothing of it remains. */
    abstract boolean keeps(Actor actor, ObjectNode message);

    /** Takes every deviation out of a message; false if nothing of it remains. */
    static boolean remove(Actor actor, ObjectNode message) {
        for (Deviation deviation : values()) {
            if (!deviation.keeps(actor, message)) {
                return false;
            }
        }
        return true;
    }
}
