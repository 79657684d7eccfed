package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.PiEvent;

/** What Pi says unasked, given to whom it concerns. */
final class Hearing {
    private final Live live;

    Hearing(Live live) {
        this.live = live;
    }

    void event(PiEvent event) {
        switch (event) {
            case PiEvent.AgentStart _ -> live.runStarted();
            case PiEvent.AgentEnd _ -> live.activity().ended();
            case PiEvent.AgentSettled _ -> live.activity().saidSettled();
            case PiEvent.MessageStart start -> started(start.message());
            case PiEvent.MessageEnd end -> ended(end.message());
            case PiEvent.Block block -> block(block);
            case PiEvent.ToolStart start -> live.toolStarted(start);
            case PiEvent.ToolUpdate update -> live.tools().update(update.toolCallId(), update.output());
            case PiEvent.ToolEnd end -> toolEnded(end);
            case PiEvent.QueueUpdate queues -> live.steering().queueIs(queues.steering());
            case PiEvent.CompactionStart start -> {
                live.activity().compactionStarted(start.reason().equals("manual"));
                live.compactions().started();
            }
            case PiEvent.CompactionEnd end -> {
                live.compactions().ended(end);
                live.activity().compactionEnded(end.willRetry());
                live.wentOn();
            }
            case PiEvent.RetryStart retry -> retry(retry);
            case PiEvent.RetryEnd retry -> live.activity().retryEnded(retry.success());
            case PiEvent.SummaryRetry retry -> willRetry(retry.errorMessage());
            case PiEvent.BashUpdate update -> live.interruption().shellSaid(update.delta());
            case PiEvent.NameChanged named -> live.named(named.name());
            case PiEvent.ThinkingLevelChanged changed -> live.settings().isLevel(changed.level());
            case PiEvent.ExtensionError error -> live.speech()
                    .warn("An extension of Pi failed (" + error.event() + "): " + error.error());
            case PiEvent.Asked asked -> live.interruption().asked(asked.dialog());
            case PiEvent.Notify notify -> live.speech().warn(notify.message());
            case PiEvent.Status status -> live.ui().status(status);
            case PiEvent.Widget widget -> {
                live.ui().widget(widget);
                Plan.of(widget.lines()).ifPresent(this::plan);
            }
            case PiEvent.Title title -> live.ui().title(title.title());
            case PiEvent.EditorText text -> live.ui().editorText(text.text());
            case PiEvent.EntryAppended appended -> live.appended(appended.entry().path("id").asText());
            case PiEvent.TurnStart _,PiEvent.TurnEnd _,PiEvent.Other _ -> {
            }
        }
    }

    private void block(PiEvent.Block block) {
        switch (block) {
            case PiEvent.TextDelta it -> live.telling().text(it.contentIndex(), it.delta());
            case PiEvent.ThinkingDelta it -> live.telling().thinking(it.contentIndex(), it.delta());
            case PiEvent.TextStart _,PiEvent.TextEnd _,PiEvent.ThinkingStart _,PiEvent.ThinkingEnd _,PiEvent.ToolCallStart _,PiEvent.ToolCallDelta _,PiEvent.ToolCallEnd _ ->
                {
                }
        }
    }

    private void started(JsonNode message) {
        if (message.path("role").asText().equals("assistant")) {
            live.telling().answerBegins(message);
        }
    }

    private void ended(JsonNode message) {
        switch (message.path("role").asText()) {
            case "user" -> live.echoes().said(message);
            case "assistant" -> live.telling().answered(message);
            case "toolResult" -> live.telling().toolAnswered(message);
            default -> live.echoes().shown(message);
        }
    }

    private void toolEnded(PiEvent.ToolEnd end) {
        live.tools().end(end.toolCallId(), end.result(), end.isError())
                .ifPresent(call -> {
                    if (call.item().path("status").asText().equals("declined")) {
                        live.telling().mark("declined:" + call.itemId());
                    }
                    live.telling().story().ended(call.item());
                    live.diffs().changed(call.turn(), call.item());
                });
        Plan.of(end.result().path("details")).ifPresent(this::plan);
    }

    private void plan(ArrayNode steps) {
        live.turns().running().ifPresent(turn -> {
            ObjectNode params = turn.params().putNull("explanation");
            params.set("plan", steps);
            turn.tell("turn/plan/updated", params);
        });
    }

    private void retry(PiEvent.RetryStart retry) {
        live.activity().retryStarted();
        willRetry(retry.errorMessage());
    }

    private void willRetry(String message) {
        live.turns().running().ifPresent(turn -> {
            ObjectNode params = turn.params().put("willRetry", true);
            params.set("error", Ending.error(message));
            turn.tell("error", params);
        });
    }
}
