package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.Effect;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.message.Message;
import java.util.Optional;
import java.util.function.Consumer;

/** A request that the agent has yet to answer. */
sealed interface Call {
    /**
     * A client's.
     *
     * @param id as the client wrote it, in JSON
     * @param thread the thread it is about
     * @param handle what it opens, uses or closes
     * @param tools whether it brings tools that only this client can run
     * @param turns whether it wants the thread's turns, behind which the agent repeats their usage
     */
    record OfClient(ClientConnection client, String id, Entry method, Optional<SharedThread> thread,
            Optional<Handle> handle, boolean tools, boolean turns) implements Call {
        boolean subscribes() {
            return effect() == Effect.SUBSCRIBE;
        }

        /** Whether a turn begins if the agent does as it is asked. */
        boolean stirs() {
            return isNamed("turn/start") || isNamed("review/start") || isNamed("thread/compact/start")
                    || isNamed("thread/queue/add") || isNamed("thread/queue/start")
                    || isNamed("thread/shellCommand");
        }

        /** Whether its success may tell of a thread that the bridge has not heard of before. */
        boolean mayBeginThread() {
            return subscribes() && (thread.isEmpty() || isNamed("thread/fork"));
        }

        /** Whether the agent repeats to whoever asks so what the thread's followers know already. */
        boolean isReplayed() {
            return isNamed("thread/resume") || isNamed("thread/fork");
        }

        /** Whether the other one holds the same handle of the same client. */
        boolean isTwinOf(OfClient other) {
            return effect() == Effect.HOLD && other.effect() == Effect.HOLD && client == other.client
                    && handle.equals(other.handle);
        }

        /** Whether the agent may say, without a word to whom, that this way of asking is out of date. */
        boolean mayBeDeprecated() {
            return subscribes() || isNamed("thread/read");
        }

        boolean isNamed(String name) {
            return method instanceof Method known && known.name().equals(name);
        }

        Effect effect() {
            return method instanceof Method known ? known.effect() : Effect.NONE;
        }
    }

    /** The bridge's own; {@code answered} gets the response or the failure, unless the agent is {@code lost} before. */
    record OfBridge(Consumer<Message> answered, Runnable lost) implements Call {
        OfBridge(Consumer<Message> answered) {
            this(answered, () -> {});
        }
    }
}
