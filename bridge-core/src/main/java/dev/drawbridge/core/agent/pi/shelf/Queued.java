package dev.drawbridge.core.agent.pi.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for its turn in a thread.
 *
 * @param id which clients name it by
 * @param clientUserMessageId what the client calls it that has sent it
 * @param input the items of which it consists, as Codex has them
 * @param metadata what the client wants the model's maker to be told, an object or null
 */
public record Queued(String id, String clientUserMessageId, JsonNode input, JsonNode metadata, State state) {
    /** How far a message has come. */
    public enum State {
        /** Pi has never been given it. */
        WAITING,
        /** Pi is being given it. */
        SENDING,
        /** Pi may have been given it: somebody died before that was known. */
        UNCERTAIN
    }

    public Queued(String id, String clientUserMessageId, JsonNode input, @Nullable JsonNode metadata,
            State state) {
        this.id = id;
        this.clientUserMessageId = clientUserMessageId;
        this.input = input.deepCopy();
        this.metadata = Optional.ofNullable(metadata).<JsonNode>map(JsonNode::deepCopy)
                .orElse(NullNode.getInstance());
        this.state = state;
    }

    public Queued in(State next) {
        return new Queued(id, clientUserMessageId, input, metadata, next);
    }
}
