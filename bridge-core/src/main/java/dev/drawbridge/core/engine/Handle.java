package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.Method;
import java.util.Optional;

/** Something a client has running at the agent, under the name that the agent knows it by. */
record Handle(Kind kind, String name) {
    /** What can run, how it is named, and how it is ended when its client goes. */
    enum Kind {
        WATCH("watchId", "fs/unwatch"), COMMAND("processId", "command/exec/terminate"), PROCESS(
                "processHandle", "process/kill"), STREAM("subscriptionId", "mcpServer/event/stream/stop");

        private final String member;
        private final String closer;

        Kind(String member, String closer) {
            this.member = member;
            this.closer = closer;
        }

        String closer() {
            return closer;
        }

        /** The member of params that names it. */
        String member() {
            return member;
        }

        /** The kind whose handles this method carries; searches are shared by all clients and belong to nobody. */
        static Optional<Kind> of(Method method) {
            if (!method.scope().byHandle()) {
                return Optional.empty();
            }
            String member = method.ids().handle().orElseThrow().toString();
            for (Kind kind : values()) {
                if (kind.member.equals(member)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    String closingParams() {
        return "{\"" + kind.member + "\":" + Answers.quoted(name) + "}";
    }
}
