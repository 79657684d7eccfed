package dev.drawbridge.server.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;

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
