package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How the steps of a turn look to those who watch. */
final class Performance {
    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*");

    private final DemoTurn turn;
    private final DemoThread thread;
    private final Stage stage;

    Performance(DemoTurn turn, DemoThread thread, Stage stage) {
        this.turn = turn;
        this.thread = thread;
        this.stage = stage;
    }

    List<Beat> beats(Step step) {
        return switch (step) {
            case Step.Say say -> say(say.markdown());
            case Step.Think think -> think(think.summary());
            case Step.Plan plan -> List.of(Beat.afterWork(() -> plan(plan)));
            case Step.Run run -> run(run);
            case Step.Ask ask -> List.of(Beat.afterWork(() -> ask(ask)));
            case Step.Change change -> change(change);
            case Step.Fail fail -> List.of(Beat.afterWork(() -> fail(fail)));
        };
    }

    private List<Beat> say(String markdown) {
        ObjectNode message = item("agentMessage", "msg");
        List<Beat> beats = new ArrayList<>();
        beats.add(Beat.atOnce(() -> turn.start(message)));
        for (String word : words(markdown)) {
            beats.add(Beat.afterWord(
                    () -> turn.tell("item/agentMessage/delta", turn.of(message).put("delta", word))));
        }
        beats.add(Beat.atOnce(() -> {
            turn.complete(message.put("text", markdown));
            turn.tell("thread/tokenUsage/updated", thread.spend(turn.id(), beats.size()));
        }));
        return beats;
    }

    private List<Beat> think(String summary) {
        ObjectNode reasoning = item("reasoning", "think");
        List<Beat> beats = new ArrayList<>();
        beats.add(Beat.atOnce(() -> turn.start(reasoning)));
        beats.add(Beat.atOnce(() -> turn.tell("item/reasoning/summaryPartAdded",
                turn.of(reasoning).put("summaryIndex", 0))));
        for (String word : words(summary)) {
            beats.add(Beat.afterWord(() -> turn.tell("item/reasoning/summaryTextDelta",
                    turn.of(reasoning).put("delta", word).put("summaryIndex", 0))));
        }
        beats.add(Beat.atOnce(() -> {
            reasoning.withArray("summary").add(summary);
            turn.complete(reasoning);
        }));
        return beats;
    }

    private void plan(Step.Plan plan) {
        ObjectNode params = Shapes.object().put("threadId", thread.id()).put("turnId", turn.id())
                .putNull("explanation");
        ArrayNode steps = params.putArray("plan");
        for (int i = 0; i < plan.steps().size(); i++) {
            String status = i < plan.done() ? "completed" : i == plan.done() ? "inProgress" : "pending";
            steps.addObject().put("step", plan.steps().get(i)).put("status", status);
        }
        turn.tell("turn/plan/updated", params);
    }

    private List<Beat> run(Step.Run run) {
        ObjectNode command = command(run);
        List<Beat> beats = new ArrayList<>();
        beats.add(Beat.afterWork(() -> turn.start(command)));
        beats.addAll(output(command, run));
        return beats;
    }

    private ObjectNode command(Step.Run run) {
        ObjectNode command = item("commandExecution", "call")
                .put("command", "/bin/sh -lc '" + run.command() + "'")
                .put("cwd", thread.directory());
        command.withArray("commandActions").addObject().put("type", "unknown").put("command", run.command());
        return command;
    }

    private List<Beat> output(ObjectNode command, Step.Run run) {
        List<Beat> beats = new ArrayList<>();
        for (String line : run.output()) {
            beats.add(Beat.afterWork(() -> turn.tell("item/commandExecution/outputDelta",
                    turn.of(command).put("delta", line + "\n"))));
        }
        beats.add(Beat.afterWork(
                () -> turn.complete(command.put("status", run.exitCode() == 0 ? "completed" : "failed")
                        .put("aggregatedOutput", String.join("\n", run.output()) + "\n")
                        .put("exitCode", run.exitCode())
                        .put("durationMs", stage.voice().now() - command.path("startedAtMs").asLong()))));
        return beats;
    }

    private void ask(Step.Ask ask) {
        if (!thread.mayBeAsked()) {
            turn.next(run(ask.command()));
            return;
        }
        ObjectNode command = command(ask.command());
        ObjectNode params = stage.shapes().shape("approval");
        params.setAll(turn.of(command));
        params.put("startedAtMs", stage.voice().now()).put("reason", ask.reason())
                .put("command", command.path("command").asText()).put("cwd", thread.directory());
        params.set("commandActions", command.path("commandActions"));
        turn.ask(command, params, decided(command, ask.command()));
    }

    /** Words of decisions are Codex's; one that it does not know is a failure there too. */
    private Consumer<String> decided(ObjectNode command, Step.Run run) {
        return decision -> {
            switch (decision) {
                case "accept", "acceptForSession", "acceptWithExecpolicyAmendment" ->
                    turn.next(output(command, run));
                case "decline" -> turn.complete(command.put("status", "declined"));
                case "cancel" -> {
                    turn.complete(command.put("status", "declined"));
                    turn.interrupt();
                }
                default -> turn.complete(command.put("status", "failed"));
            }
        };
    }

    private List<Beat> change(Step.Change change) {
        ObjectNode file = item("fileChange", "patch");
        ObjectNode update = file.withArray("changes").addObject().put("path",
                thread.directory() + "/" + change.path());
        update.putObject("kind").put("type", "update").putNull("move_path");
        update.put("diff", change.diff());
        String whole = "diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n%2$s".formatted(change.path(),
                change.diff());
        return List.of(Beat.afterWork(() -> turn.start(file)),
                Beat.afterWork(() -> turn.complete(file.put("status", "completed"))),
                Beat.atOnce(() -> turn.tell("turn/diff/updated", Shapes.object().put("threadId", thread.id())
                        .put("turnId", turn.id()).put("diff", whole))));
    }

    private void fail(Step.Fail fail) {
        turn.fail(stage.shapes().shape("error").put("message", fail.message()));
    }

    /** The words with the space after them, so that together they are the text. */
    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private ObjectNode item(String shape, String kind) {
        return stage.shapes().shape(shape).put("id", stage.names().item(kind));
    }
}
