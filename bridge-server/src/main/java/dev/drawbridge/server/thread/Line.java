package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.CallerInfo;
import dev.drawbridge.protocol.bridge.JournalInfo;
import dev.drawbridge.protocol.bridge.approval.Approval;
import java.util.List;
import java.util.Optional;

/**
 * What commands print with {@code --json}: an object a line. Members may be added, none is taken away, and what is absent
 * is not there. Commands that print lines of several kinds say in {@code type} which it is.
 */
public sealed interface Line {
    /** Whether somebody should do something in a thread. */
    enum State {
        IDLE, WORKING, WAITING, FAILED
    }

    /** What has become of a prompt. */
    enum Manner {
        STARTED, STEERED, QUEUED
    }

    /** What an {@link Event} line or the like is. */
    enum Type {
        TURN, ITEM, SENT, ATTACHED, EVENT, APPROVAL, CUT, BACK, END
    }

    /**
     * A thread.
     *
     * @param shortId by which other commands take it, as long as no other ends with the same
     * @param activeAtMs when something happened in it last, in milliseconds since 1970
     */
    record Conversation(String threadId, String shortId, String agent, State state, Optional<String> name,
            String preview, String directory, long activeAtMs, boolean archived) implements Line {}

    /** An item of a turn, as the agent has it. */
    record Item(Type type, String threadId, String turnId, JsonNode item) implements Line {
        Item(String threadId, String turnId, JsonNode item) {
            this(Type.ITEM, threadId, turnId, item);
        }
    }

    /** A turn, behind its items. */
    record Turn(Type type, String threadId, String turnId, String status, Optional<Long> durationMs,
            Optional<String> error) implements Line {}

    /**
     * What has become of a prompt.
     *
     * @param turnId the turn that it has started or that it was added to
     * @param queuedId by which it waits
     */
    record Sent(Type type, String threadId, Manner manner, Optional<String> turnId,
            Optional<String> queuedId) implements Line {}

    /**
     * Where one stands in a thread; {@code --from EPOCH:SEQ} goes on behind it.
     *
     * @param snapshot why what follows is not all that has happened since, if it is not
     */
    record Attached(Type type, String threadId, String epoch, long seq,
            Optional<String> snapshot) implements Line {
        Attached(String threadId, String epoch, long seq, Optional<String> snapshot) {
            this(Type.ATTACHED, threadId, epoch, seq, snapshot);
        }
    }

    /**
     * Something that happened in the thread, as the agent tells it.
     *
     * @param seq its number in the thread
     */
    record Event(Type type, long seq, String method, JsonNode params) implements Line {
        Event(long seq, String method, JsonNode params) {
            this(Type.EVENT, seq, method, params);
        }
    }

    /** What an agent asks, or has asked: its {@code state} says which. */
    record Asked(Type type, Approval approval) implements Line {
        Asked(Approval approval) {
            this(Type.APPROVAL, approval);
        }
    }

    /** The connection was lost, or is there again and nothing is missing. */
    record Connection(Type type, String reason) implements Line {}

    /** The turn that was waited for has ended. */
    record End(Type type, String threadId, String turnId, String status) implements Line {
        End(String threadId, String turnId, String status) {
            this(Type.END, threadId, turnId, status);
        }
    }

    /**
     * A message that waits for its turn.
     *
     * @param state waiting, sending or uncertain, where the agent's queue says that
     */
    record Queued(String queuedId, String text, Optional<String> state) implements Line {}

    /** What was done to a message that waits, or to a turn. */
    record Done(String threadId, Optional<String> turnId, Optional<String> queuedId,
            String done) implements Line {}

    /** A bridge, and who one is there. */
    record Bridge(String version, String address, String epoch, Optional<Long> startedAtMs,
            Optional<Integer> clients, List<String> features, List<AgentInfo> agents, JournalInfo journal,
            CallerInfo you) implements Line {}
}
