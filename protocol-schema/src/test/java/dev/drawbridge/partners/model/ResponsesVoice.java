package dev.drawbridge.partners.model;

import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer in the events of the Responses API. */
final class ResponsesVoice implements Voice {
    private final Http http;
    private final String id;
    private final List<Map<String, Object>> output = new ArrayList<>();
    private Optional<ResponsesItem> open = Optional.empty();
    private int events;

    ResponsesVoice(Http http, String id) {
        this.http = http;
        this.id = id;
    }

    @Override
    public void begin() throws IOException {
        event("response.created", Map.of("response", response("in_progress", Map.of())));
    }

    @Override
    public void text(String delta) throws IOException {
        if (open.filter(ResponsesItem.Message.class::isInstance).isEmpty()) {
            begin(new ResponsesItem.Message(nextId("msg")));
        }
        say(delta);
    }

    @Override
    public void reasoning(Step.Reasoning step) throws IOException {
        if (open.filter(item -> item instanceof ResponsesItem.Reasoning same && same.depth() == step.depth())
                .isEmpty()) {
            begin(new ResponsesItem.Reasoning(nextId("rs"), step.depth()));
        }
        say(step.delta());
    }

    @Override
    public void run(Step.Run command) throws IOException {
        Map<String, Object> arguments = new HashMap<>(Map.of("cmd", command.command()));
        if (command.escalated()) {
            arguments.put("sandbox_permissions", "require_escalated");
            arguments.put("justification", "The fake model was told to ask.");
        }
        call(new Step.Call("exec_command", Json.text(arguments)));
    }

    @Override
    public void call(Step.Call call) throws IOException {
        begin(new ResponsesItem.Call(nextId("fc"), "function_call", call.tool(), "arguments",
                call.arguments()));
    }

    @Override
    public void call(Step.FreeformCall call) throws IOException {
        begin(new ResponsesItem.Call(nextId("ctc"), "custom_tool_call", call.tool(), "input", call.input()));
    }

    @Override
    public void fail(Step.Fail failure) throws IOException {
        event("response.failed", Map.of("response", response("failed",
                Map.of("error", Map.of("code", failure.code(), "message", failure.message())))));
    }

    @Override
    public void end(Step.Usage usage, boolean cut) throws IOException {
        complete();
        Map<String, Object> end = new HashMap<>(Map.of("usage",
                Map.of("input_tokens", usage.input(), "input_tokens_details",
                        Map.of("cached_tokens", usage.cached()),
                        "output_tokens", usage.output(), "output_tokens_details",
                        Map.of("reasoning_tokens", 0),
                        "total_tokens", usage.input() + usage.output())));
        if (cut) {
            end.put("incomplete_details", Map.of("reason", "max_output_tokens"));
            event("response.incomplete", Map.of("response", response("incomplete", end)));
        } else {
            event("response.completed", Map.of("response", response("completed", end)));
        }
    }

    private void begin(ResponsesItem item) throws IOException {
        complete();
        open = Optional.of(item);
        event("response.output_item.added", Map.of("output_index", output.size(), "item", item.empty()));
        for (ResponsesItem.Event event : item.start()) {
            event(item, event);
        }
    }

    private void say(String delta) throws IOException {
        ResponsesItem item = open.orElseThrow();
        event(item, item.add(delta));
    }

    /** Ends the item that is open, if any. */
    private void complete() throws IOException {
        if (open.isEmpty()) {
            return;
        }
        ResponsesItem item = open.get();
        for (ResponsesItem.Event event : item.end()) {
            event(item, event);
        }
        event("response.output_item.done", Map.of("output_index", output.size(), "item", item.whole()));
        output.add(item.whole());
        open = Optional.empty();
    }

    private void event(ResponsesItem item, ResponsesItem.Event event) throws IOException {
        Map<String, Object> members = new HashMap<>(event.members());
        members.put("item_id", item.id());
        members.put("output_index", output.size());
        event(event.type(), members);
    }

    private Map<String, Object> response(String status, Map<String, ?> more) {
        Map<String, Object> response = new HashMap<>(more);
        response.putAll(Map.of("id", "resp_" + id, "object", "response", "status", status, "output", output));
        return response;
    }

    private void event(String type, Map<String, ?> members) throws IOException {
        Map<String, Object> event = new HashMap<>(members);
        event.put("type", type);
        event.put("sequence_number", events++);
        http.write("event: " + type + "\ndata: " + Json.text(event) + "\n\n");
    }

    private String nextId(String kind) {
        return kind + "_" + id + "_" + (output.size() + (open.isPresent() ? 1 : 0));
    }
}
