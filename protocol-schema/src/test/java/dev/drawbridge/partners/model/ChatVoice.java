package dev.drawbridge.partners.model;

import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An answer in the chunks of chat completions. */
final class ChatVoice implements Voice {
    private final Http http;
    private final String id;
    private int calls;

    ChatVoice(Http http, String id) {
        this.http = http;
        this.id = id;
    }

    @Override
    public void begin() throws IOException {
        delta(Map.of("role", "assistant", "content", ""));
    }

    @Override
    public void text(String delta) throws IOException {
        delta(Map.of("content", delta));
    }

    @Override
    public void reasoning(Step.Reasoning reasoning) throws IOException {
        delta(Map.of("reasoning_content", reasoning.delta()));
    }

    @Override
    public void run(Step.Run command) throws IOException {
        call(new Step.Call("bash", Json.text(Map.of("command", command.command()))));
    }

    @Override
    public void call(Step.Call call) throws IOException {
        int index = calls++;
        delta(Map.of("tool_calls",
                List.of(Map.of("index", index, "id", "call_" + id + "_" + index, "type", "function",
                        "function", Map.of("name", call.tool(), "arguments", "")))));
        delta(Map.of("tool_calls",
                List.of(Map.of("index", index, "function", Map.of("arguments", call.arguments())))));
    }

    @Override
    public void call(Step.FreeformCall call) {
        throw new UnsupportedOperationException("Chat completions have no tools of plain text: " + call);
    }

    @Override
    public void fail(Step.Fail failure) throws IOException {
        data(Json.text(Map.of("error", Map.of("code", failure.code(), "message", failure.message()))));
    }

    @Override
    public void end(Step.Usage usage, boolean cut) throws IOException {
        chunk(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason",
                cut ? "length" : calls > 0 ? "tool_calls" : "stop"))));
        chunk(Map.of("choices", List.of(), "usage",
                Map.of("prompt_tokens", usage.input(), "prompt_tokens_details",
                        Map.of("cached_tokens", usage.cached()),
                        "completion_tokens", usage.output(), "total_tokens",
                        usage.input() + usage.output())));
        data("[DONE]");
    }

    private void delta(Map<String, ?> delta) throws IOException {
        chunk(Map.of("choices", List.of(Map.of("index", 0, "delta", delta))));
    }

    private void chunk(Map<String, ?> members) throws IOException {
        Map<String, Object> chunk = new HashMap<>(members);
        chunk.putAll(Map.of("id", "chat_" + id, "object", "chat.completion.chunk", "created", 1, "model",
                "fake-1"));
        data(Json.text(chunk));
    }

    private void data(String data) throws IOException {
        http.write("data: " + data + "\n\n");
    }
}
