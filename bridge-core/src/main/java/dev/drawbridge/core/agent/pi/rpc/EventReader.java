package dev.drawbridge.core.agent.pi.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes events of whole messages. */
final class EventReader {
    PiEvent read(JsonNode message) {
        String type = message.path("type").asText();
        return switch (type) {
            case "agent_start" -> new PiEvent.AgentStart();
            case "agent_settled" -> new PiEvent.AgentSettled();
            case "turn_start" -> new PiEvent.TurnStart();
            case "message_start" -> new PiEvent.MessageStart(message.path("message"));
            case "message_end" -> new PiEvent.MessageEnd(message.path("message"));
            case "tool_execution_start" -> new PiEvent.ToolStart(text(message, "toolCallId"),
                    text(message, "toolName"), message.path("args"));
            case "tool_execution_end" -> new PiEvent.ToolEnd(text(message, "toolCallId"),
                    text(message, "toolName"), message.path("result"), flag(message, "isError"));
            case "queue_update" -> new PiEvent.QueueUpdate(texts(message.path("steering")),
                    texts(message.path("followUp")));
            case "compaction_start" -> new PiEvent.CompactionStart(text(message, "reason"));
            case "compaction_end" ->
                new PiEvent.CompactionEnd(text(message, "reason"), message.path("result"),
                        flag(message, "aborted"), flag(message, "willRetry"), text(message, "errorMessage"));
            case "auto_retry_start" -> new PiEvent.RetryStart(number(message, "attempt"),
                    number(message, "maxAttempts"), pause(message, "delayMs"), text(message, "errorMessage"));
            case "auto_retry_end" ->
                new PiEvent.RetryEnd(flag(message, "success"), number(message, "attempt"),
                        text(message, "finalError"));
            case "summarization_retry_scheduled" -> new PiEvent.SummaryRetry(number(message, "attempt"),
                    number(message, "maxAttempts"), pause(message, "delayMs"), text(message, "errorMessage"));
            case "bash_execution_update" ->
                new PiEvent.BashUpdate(text(message, "id"), text(message, "delta"));
            case "session_info_changed" -> new PiEvent.NameChanged(text(message, "name"));
            case "thinking_level_changed" -> new PiEvent.ThinkingLevelChanged(text(message, "level"));
            case "entry_appended" -> new PiEvent.EntryAppended(message.path("entry"));
            case "extension_error" -> new PiEvent.ExtensionError(text(message, "extensionPath"),
                    text(message, "event"), text(message, "error"));
            case "extension_ui_request" -> interaction(message);
            default -> new PiEvent.Other(type);
        };
    }

    private static PiEvent interaction(JsonNode message) {
        String id = text(message, "id");
        String title = text(message, "title");
        Duration timeout = pause(message, "timeout");
        String method = text(message, "method");
        return switch (method) {
            case "select" ->
                new PiEvent.Asked(new Dialog.Select(id, title, texts(message.path("options")), timeout));
            case "confirm" ->
                new PiEvent.Asked(new Dialog.Confirm(id, title, text(message, "message"), timeout));
            case "input" ->
                new PiEvent.Asked(new Dialog.Input(id, title, text(message, "placeholder"), timeout));
            case "editor" -> new PiEvent.Asked(new Dialog.Editor(id, title, text(message, "prefill")));
            case "notify" -> new PiEvent.Notify(text(message, "message"), message.path("notifyType")
                    .asText("info"));
            case "setStatus" -> new PiEvent.Status(text(message, "statusKey"), text(message, "statusText"));
            case "setWidget" -> new PiEvent.Widget(text(message, "widgetKey"),
                    texts(message.path("widgetLines")),
                    message.path("widgetPlacement").asText("aboveEditor"));
            case "setTitle" -> new PiEvent.Title(title);
            case "set_editor_text" -> new PiEvent.EditorText(text(message, "text"));
            default -> new PiEvent.Other("extension_ui_request " + method);
        };
    }

    private static String text(JsonNode message, String name) {
        JsonNode value = message.path(name);
        return value.isTextual() ? value.asText() : "";
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static boolean flag(JsonNode message, String name) {
        return message.path(name).asBoolean();
    }

    private static int number(JsonNode message, String name) {
        return message.path(name).asInt();
    }

    private static Duration pause(JsonNode message, String name) {
        return Duration.ofMillis(Math.max(0, message.path(name).asLong()));
    }
}
