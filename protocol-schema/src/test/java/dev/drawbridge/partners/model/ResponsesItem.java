package dev.drawbridge.partners.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An item of a response's output while it is being streamed. */
sealed interface ResponsesItem {
    /** An event of a response, without what all events of its item share. */
    record Event(String type, Map<String, Object> members) {}

    String id();

    Map<String, Object> empty();

    Map<String, Object> whole();

    List<Event> start();

    Event add(String delta);

    List<Event> end();

    /** What the model says. */
    record Message(String id, StringBuilder text) implements ResponsesItem {
        Message(String id) {
            this(id, new StringBuilder());
        }

        @Override
        public Map<String, Object> empty() {
            return Map.of("type", "message", "id", id, "role", "assistant", "status", "in_progress",
                    "content",
                    List.of());
        }

        @Override
        public Map<String, Object> whole() {
            return Map.of("type", "message", "id", id, "role", "assistant", "status", "completed", "content",
                    List.of(part()));
        }

        @Override
        public List<Event> start() {
            return List
                    .of(new Event("response.content_part.added", Map.of("content_index", 0, "part", part())));
        }

        @Override
        public Event add(String delta) {
            text.append(delta);
            return new Event("response.output_text.delta", Map.of("content_index", 0, "delta", delta));
        }

        @Override
        public List<Event> end() {
            return List.of(
                    new Event("response.output_text.done",
                            Map.of("content_index", 0, "text", text.toString())),
                    new Event("response.content_part.done", Map.of("content_index", 0, "part", part())));
        }

        private Map<String, Object> part() {
            return Map.of("type", "output_text", "text", text.toString(), "annotations", List.of());
        }
    }

    /** What the model shows of its reasoning: a summary, or the raw text. */
    record Reasoning(String id, Step.Reasoning.Depth depth, StringBuilder text) implements ResponsesItem {
        Reasoning(String id, Step.Reasoning.Depth depth) {
            this(id, depth, new StringBuilder());
        }

        @Override
        public Map<String, Object> empty() {
            return Map.of("type", "reasoning", "id", id, "summary", List.of());
        }

        @Override
        public Map<String, Object> whole() {
            return switch (depth) {
                case SUMMARY ->
                    Map.of("type", "reasoning", "id", id, "summary", List.of(part("summary_text")));
                case RAW -> Map.of("type", "reasoning", "id", id, "summary", List.of(), "content",
                        List.of(part("reasoning_text")));
            };
        }

        @Override
        public List<Event> start() {
            return switch (depth) {
                case SUMMARY -> List.of(new Event("response.reasoning_summary_part.added",
                        Map.of("summary_index", 0, "part", part("summary_text"))));
                case RAW -> List.of();
            };
        }

        @Override
        public Event add(String delta) {
            text.append(delta);
            return switch (depth) {
                case SUMMARY ->
                    new Event("response.reasoning_summary_text.delta",
                            Map.of("summary_index", 0, "delta", delta));
                case RAW ->
                    new Event("response.reasoning_text.delta", Map.of("content_index", 0, "delta", delta));
            };
        }

        @Override
        public List<Event> end() {
            return switch (depth) {
                case SUMMARY -> List.of(
                        new Event("response.reasoning_summary_text.done",
                                Map.of("summary_index", 0, "text", text.toString())),
                        new Event("response.reasoning_summary_part.done",
                                Map.of("summary_index", 0, "part", part("summary_text"))));
                case RAW -> List.of(new Event("response.reasoning_text.done",
                        Map.of("content_index", 0, "text", text.toString())));
            };
        }

        private Map<String, Object> part(String type) {
            return Map.of("type", type, "text", text.toString());
        }
    }

    /**
     * A call of a tool, whose arguments or free text come in one piece.
     *
     * @param tool its name, behind {@code namespace|} if it has one
     */
    record Call(String id, String type, String tool, String inputMember,
            String input) implements ResponsesItem {
        @Override
        public Map<String, Object> empty() {
            return item("", "in_progress");
        }

        @Override
        public Map<String, Object> whole() {
            return item(input, "completed");
        }

        private Map<String, Object> item(String soFar, String status) {
            int bar = tool.indexOf('|');
            Map<String, Object> item = new HashMap<>(Map.of("type", type, "id", id, "call_id", "call_" + id,
                    "name", tool.substring(bar + 1), inputMember, soFar, "status", status));
            if (bar >= 0) {
                item.put("namespace", tool.substring(0, bar));
            }
            return item;
        }

        @Override
        public List<Event> start() {
            return List
                    .of(new Event("response." + type + "_" + inputMember + ".delta", Map.of("delta", input)));
        }

        @Override
        public Event add(String delta) {
            throw new IllegalStateException("A call comes in one piece");
        }

        @Override
        public List<Event> end() {
            return List.of(
                    new Event("response." + type + "_" + inputMember + ".done", Map.of(inputMember, input)));
        }
    }
}
