package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.List;
import java.util.Optional;

/**
 * A question that a person must answer, as read from an agent's request: what it asks for, what can be answered, and
 * the answers in the words that the agent wants.
 */
public sealed interface Ask
        permits CommandAsk, FileChangeAsk, PermissionsAsk, QuestionAsk, ToolAsk, ElicitationAsk,
        LegacyCommandAsk {
    Place place();

    ApprovalKind kind();

    /** What is asked for, in one line of bounded length, for people. */
    String summary();

    /** Where it would happen. */
    default Optional<String> directory() {
        return Optional.empty();
    }

    /** All the directories in which something would change or run, as far as is known. */
    default List<String> directories() {
        return directory().stream().toList();
    }

    /** The command: the script if a shell is to run one. */
    default Optional<String> command() {
        return Optional.empty();
    }

    /** The tool, as {@code mcp:SERVER:TOOL}. */
    default Optional<String> tool() {
        return Optional.empty();
    }

    /**
     * What it has in common with other questions that one decision can answer; empty if there are none that would grant
     * nothing else.
     */
    default Optional<String> fingerprint() {
        return Optional.empty();
    }

    /** Whether only a person may say yes: no rule says as much as this asks for. */
    boolean personal();

    /** What can be decided, and how far that can reach. */
    Offer offer();

    default List<Decision> decisions() {
        return offer().decisions();
    }

    default List<ApprovalScope> scopes() {
        return offer().scopes();
    }

    /** Who remembers a yes that reaches this far; nobody has to, where none reaches further than once. */
    default Keeper keeper(ApprovalScope scope) {
        return Keeper.NOBODY;
    }

    /**
     * The result that tells the agent.
     *
     * @throws dev.drawbridge.protocol.bridge.Declined what was decided is not among what can be
     */
    JsonNode result(Verdict verdict);

    /** What a result means that was written in the agent's own words. */
    Reply read(JsonNode result);

    /** The result that says no, and lets the agent go on. */
    JsonNode refusal();

    /**
     * Reads a request; empty if it is none that a person must answer, or cannot be understood.
     *
     * @param changes the members {@code changes} of the item that the request is about
     * @param directory the thread's
     */
    static Optional<Ask> of(String method, JsonNode params, Optional<JsonNode> changes,
            Optional<String> directory) {
        return Reading.ask(method, params, changes, directory);
    }
}
