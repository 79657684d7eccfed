package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.Approval;
import java.util.Optional;

/** Where it is told what happens in a thread: to people, or to a program. */
interface Telling extends AutoCloseable {
    /**
     * One is there, and what comes from now on is behind this number.
     *
     * @param snapshot why not all that has happened since can be told, if that is so
     */
    void attached(String threadId, String epoch, long seq, Optional<String> snapshot);

    /** A turn as it stands in the agent's record. */
    void record(String threadId, JsonNode turn);

    void event(long seq, String method, JsonNode params);

    /** What has become of a prompt. */
    void sent(Line.Sent sent);

    void asked(Approval approval);

    void answered(Approval approval);

    void cut(String reason);

    /** The connection is there again. */
    void back(boolean whole);

    /** The turn that was waited for has ended. */
    void ended(String threadId, String turnId, String status);

    /** Something that only people want to know. */
    void note(String sentence);

    /** Whether nobody listens any more. */
    boolean isOver();

    /** What is typed is no answer any more. */
    @Override
    void close();
}
