package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.Optional;

/** How many tokens a thread has used, told after each answer of the model. */
final class Usage {
    private final Speech speech;
    private Count total = Count.NONE;
    private Count last = Count.NONE;
    private Optional<Long> window = Optional.empty();
    private Optional<ObjectNode> told = Optional.empty();

    private record Count(long input, long output, long cached, long written, long reasoning) {
        static final Count NONE = new Count(0, 0, 0, 0, 0);

        /** Of a message, or of a whole session. */
        static Count of(JsonNode usage) {
            return new Count(usage.path("input").asLong(), usage.path("output").asLong(),
                    usage.path("cacheRead").asLong(), usage.path("cacheWrite").asLong(),
                    usage.path("reasoning").asLong());
        }

        Count plus(Count more) {
            return new Count(input + more.input, output + more.output, cached + more.cached,
                    written + more.written, reasoning + more.reasoning);
        }

        /** What Pi counts beside the input, Codex counts in it. */
        ObjectNode shape() {
            long all = input + cached + written;
            return Shapes.object().put("totalTokens", all + output).put("inputTokens", all)
                    .put("cachedInputTokens", cached).put("cacheWriteInputTokens", written)
                    .put("outputTokens", output).put("reasoningOutputTokens", reasoning);
        }
    }

    Usage(Speech speech) {
        this.speech = speech;
    }

    /** @param model as Pi describes it */
    void model(JsonNode model) {
        window = Optional.of(model.path("contextWindow")).filter(JsonNode::isNumber).map(JsonNode::asLong);
    }

    /** @param message that is complete */
    void answered(String turnId, JsonNode message) {
        Count count = Count.of(message.path("usage"));
        if (!count.equals(Count.NONE)) {
            last = count;
            total = total.plus(count);
            tell(turnId);
        }
    }

    /** What the process knows of the whole session. */
    void session(String turnId, JsonNode stats) {
        Count count = Count.of(stats.path("tokens"));
        Count whole = new Count(count.input(), count.output(), count.cached(), count.written(),
                total.reasoning());
        JsonNode context = stats.path("contextUsage").path("contextWindow");
        if (context.isNumber()) {
            window = Optional.of(context.asLong());
        }
        if (!whole.equals(total)) {
            total = whole;
            tell(turnId);
        }
    }

    private void tell(String turnId) {
        ObjectNode params = speech.params().put("turnId", turnId);
        ObjectNode usage = params.putObject("tokenUsage");
        usage.set("total", total.shape());
        usage.set("last", last.shape());
        window.ifPresentOrElse(size -> usage.put("modelContextWindow", size),
                () -> usage.putNull("modelContextWindow"));
        told = Optional.of(params);
        speech.tell("thread/tokenUsage/updated", params);
    }

    void repeat() {
        told.ifPresent(params -> speech.tell("thread/tokenUsage/updated", params));
    }
}
