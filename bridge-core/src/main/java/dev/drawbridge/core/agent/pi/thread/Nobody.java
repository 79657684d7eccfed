package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import java.util.function.Consumer;

/** No Pi: nothing is asked of it before there is one. */
final class Nobody implements Pi {
    @Override
    public void command(String type, ObjectNode members, Consumer<Reply> answered) {
        answered.accept(new Reply.Lost("There is no Pi yet."));
    }

    @Override
    public void reply(String dialogId, ObjectNode members) {}

    @Override
    public void end() {}
}
