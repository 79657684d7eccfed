package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.PiLaunch;
import dev.drawbridge.core.agent.pi.rpc.PiListener;
import dev.drawbridge.core.agent.pi.rpc.PiProcess;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import java.util.function.Consumer;

/** A running Pi, as a live thread needs it. */
public interface Pi {
    /**
     * Asks for something.
     *
     * @param answered is told exactly once, in order with the events
     */
    void command(String type, ObjectNode members, Consumer<Reply> answered);

    void reply(String dialogId, ObjectNode members);

    /** Ends it; that it is gone is told to its listener. */
    void end();

    /** Starts one. */
    @FunctionalInterface
    interface Starter {
        Pi start(PiLaunch launch, PiListener listener);
    }

    static Pi of(PiProcess process) {
        return new Pi() {
            @Override
            public void command(String type, ObjectNode members, Consumer<Reply> answered) {
                process.command(type, members, answered);
            }

            @Override
            public void reply(String dialogId, ObjectNode members) {
                process.reply(dialogId, members);
            }

            @Override
            public void end() {
                process.end();
            }
        };
    }
}
