package dev.drawbridge.core.agent.pi.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** What Pi says unasked. A text that Pi leaves out is empty, a tree that it leaves out is a missing node. */
public sealed interface PiEvent {
    record AgentStart() implements PiEvent {}

    /**
     * A run is over, which need not be the last of it.
     *
     * @param willRetry whether it goes on by itself for sure; an older Pi does not say
     */
    record AgentEnd(boolean willRetry) implements PiEvent {}

    /** Only a modern Pi says so. */
    record AgentSettled() implements PiEvent {}

    /** One call of the model begins. */
    record TurnStart() implements PiEvent {}

    record TurnEnd() implements PiEvent {}

    record MessageStart(JsonNode message) implements PiEvent {}

    /** The message as it stays. */
    record MessageEnd(JsonNode message) implements PiEvent {}

    /** A block of an assistant's message begins, grows or ends. */
    sealed interface Block extends PiEvent {
        int contentIndex();
    }

    record TextStart(int contentIndex) implements Block {}

    record TextDelta(int contentIndex, String delta) implements Block {}

    record TextEnd(int contentIndex) implements Block {}

    record ThinkingStart(int contentIndex) implements Block {}

    record ThinkingDelta(int contentIndex, String delta) implements Block {}

    record ThinkingEnd(int contentIndex) implements Block {}

    /** An older Pi leaves id and name for {@link ToolCallEnd}. */
    record ToolCallStart(int contentIndex, String id, String name) implements Block {}

    /** Arguments are being written. */
    record ToolCallDelta(int contentIndex) implements Block {}

    /**
     * A call is written.
     *
     * @param toolCall the whole block
     */
    record ToolCallEnd(int contentIndex, JsonNode toolCall) implements Block {}

    record ToolStart(String toolCallId, String toolName, JsonNode args) implements PiEvent {}

    /**
     * A tool has more to show.
     *
     * @param output all of it so far, or the last of it when it is long
     */
    record ToolUpdate(String toolCallId, String toolName, String output) implements PiEvent {}

    /**
     * A tool is done.
     *
     * @param result with {@code content} and {@code details}
     */
    record ToolEnd(String toolCallId, String toolName, JsonNode result, boolean isError) implements PiEvent {}

    /** What waits in Pi's own queues. */
    record QueueUpdate(List<String> steering, List<String> followUp) implements PiEvent {
        public QueueUpdate {
            steering = List.copyOf(steering);
            followUp = List.copyOf(followUp);
        }
    }

    /**
     * The history is being put shorter.
     *
     * @param reason {@code manual}, {@code threshold} or {@code overflow}
     */
    record CompactionStart(String reason) implements PiEvent {}

    /**
     * It is shorter now, or not; a second end may come without a start.
     *
     * @param result missing if it came to nothing
     */
    record CompactionEnd(String reason, JsonNode result, boolean aborted, boolean willRetry,
            String errorMessage) implements PiEvent {}

    record RetryStart(int attempt, int maxAttempts, Duration delay, String errorMessage) implements PiEvent {}

    record RetryEnd(boolean success, int attempt, String finalError) implements PiEvent {}

    /** A summary, of a compaction or a branch, is tried again. */
    record SummaryRetry(int attempt, int maxAttempts, Duration delay,
            String errorMessage) implements PiEvent {}

    /**
     * A command of a person has more to show; only a modern Pi says so.
     *
     * @param commandId what {@link PiProcess#command} gave for it
     */
    record BashUpdate(String commandId, String delta) implements PiEvent {}

    /**
     * The session is called otherwise.
     *
     * @param name empty if it was cleared
     */
    record NameChanged(String name) implements PiEvent {}

    record ThinkingLevelChanged(String level) implements PiEvent {}

    /** An extension wrote something of its own into the session. */
    record EntryAppended(JsonNode entry) implements PiEvent {}

    record ExtensionError(String extensionPath, String event, String error) implements PiEvent {}

    record Asked(Dialog dialog) implements PiEvent {}

    /**
     * An extension says something to a person.
     *
     * @param kind {@code info}, {@code warning} or {@code error}
     */
    record Notify(String message, String kind) implements PiEvent {}

    /**
     * An extension shows how it is.
     *
     * @param text empty to clear it
     */
    record Status(String key, String text) implements PiEvent {}

    /**
     * An extension shows lines of its own.
     *
     * @param lines none to clear it
     */
    record Widget(String key, List<String> lines, String placement) implements PiEvent {
        public Widget {
            lines = List.copyOf(lines);
        }
    }

    record Title(String title) implements PiEvent {}

    /** What an extension puts into the line where a person writes. */
    record EditorText(String text) implements PiEvent {}

    /** What nothing here is made of. */
    record Other(String type) implements PiEvent {}
}
