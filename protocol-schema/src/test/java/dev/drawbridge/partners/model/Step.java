package dev.drawbridge.partners.model;

import dev.drawbridge.partners.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One thing the fake model does in an answer; an answer is a list of them, and ends well unless a step ends it. */
public sealed interface Step {
    /** One delta of the message. */
    record Text(String delta) implements Step {}

    /** Deltas {@code tok0 }, {@code tok1 } … of the message, with a pause before each but the first. */
    record Tokens(int count, Duration pace) implements Step {}

    /** One delta of a reasoning: of its summary, or raw. */
    record Reasoning(String delta, Depth depth) implements Step {
        /** How much of its reasoning a model shows. */
        public enum Depth {
            SUMMARY, RAW
        }
    }

    /** A command for the agent's shell, whatever the agent calls that tool. */
    record Run(String command, boolean escalated) implements Step {}

    /** A call of a tool with arguments in JSON. */
    record Call(String tool, String arguments) implements Step {}

    /** A call of a tool that takes plain text. */
    record FreeformCall(String tool, String input) implements Step {}

    /** Nothing for a while; what was said before has been sent. */
    record Pause(Duration duration) implements Step {}

    /** The token counts reported at the end of the answer. */
    record Usage(int input, int cached, int output) implements Step {}

    /** Instead of an answer, an HTTP error; nothing may have been said before. */
    record Refuse(int status, String message) implements Step {}

    /** The answer fails with an error inside the stream. */
    record Fail(String code, String message) implements Step {}

    /** The connection is dropped. */
    record Drop() implements Step {}

    /** The answer ends for want of room, as if its length had reached the limit. */
    record Cut() implements Step {}

    /** Nothing until the test {@link Gate#open opens} it. */
    record Hold(Gate gate) implements Step {}

    static Step text(String delta) {
        return new Text(delta);
    }

    static Step tokens(int count) {
        return tokens(count, Duration.ZERO);
    }

    static Step tokens(int count, Duration pace) {
        return new Tokens(count, pace);
    }

    static Step reasoning(String delta) {
        return new Reasoning(delta, Reasoning.Depth.SUMMARY);
    }

    static Step rawReasoning(String delta) {
        return new Reasoning(delta, Reasoning.Depth.RAW);
    }

    static Step run(String command) {
        return new Run(command, /* escalated= */ false);
    }

    /** A command that asks to run outside the sandbox. */
    static Step runEscalated(String command) {
        return new Run(command, /* escalated= */ true);
    }

    static Step call(String tool, Map<String, ?> arguments) {
        return new Call(tool, Json.text(arguments));
    }

    /** A patch in Codex's own format, between {@code *** Begin Patch} and {@code *** End Patch}. */
    static Step patch(String patch) {
        return new FreeformCall("apply_patch", patch);
    }

    /** A patch that adds a file of one line. */
    static Step addFile(String path, String line) {
        return patch("*** Begin Patch\n*** Add File: " + path + "\n+" + line + "\n*** End Patch\n");
    }

    /** A plan of which the first step is in progress. */
    static Step plan(String... steps) {
        List<Map<String, String>> plan = IntStream.range(0, steps.length)
                .mapToObj(i -> Map.of("step", steps[i], "status", i == 0 ? "in_progress" : "pending"))
                .toList();
        return call("update_plan", Map.of("plan", plan));
    }

    static Step pause(Duration duration) {
        return new Pause(duration);
    }

    static Step hold(Gate gate) {
        return new Hold(gate);
    }

    static Step usage(int input, int cached, int output) {
        return new Usage(input, cached, output);
    }

    static Step refuse(int status) {
        return new Refuse(status, "the fake model answers " + status);
    }

    static Step fail(String code, String message) {
        return new Fail(code, message);
    }

    /** The error of a model whose context window is full. */
    static Step overflow() {
        return fail("context_length_exceeded", "Your input exceeds the context window of this model.");
    }

    static Step drop() {
        return new Drop();
    }

    static Step cut() {
        return new Cut();
    }
}
