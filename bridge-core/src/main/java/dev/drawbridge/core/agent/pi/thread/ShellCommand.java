package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.pi.story.Items;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.time.Duration;
import java.util.Optional;

/** A person's own command; it is a turn of its own. */
final class ShellCommand implements Job {
    private static final Duration AGAIN = Duration.ofMillis(300);

    private final Live live;
    private final String command;
    private final Duration timeout;
    private final Receipt receipt;
    private Optional<ToolCall> call = Optional.empty();

    /** @param timeout zero if there is none */
    ShellCommand(Live live, String command, Duration timeout, Receipt receipt) {
        this.live = live;
        this.command = command;
        this.timeout = timeout;
        this.receipt = receipt;
    }

    @Override
    public void begin(Runnable done) {
        Story story = live.telling().story();
        ObjectNode item = Items.command(story.nextCommand(), command, live.cwd());
        LiveTurn turn = live.turns().make(LiveTurn.Kind.SHELL, story.nextCommandTurn(), live.speech().now());
        receipt.heard(turn.shape());
        live.turns().begin(turn);
        turn.started(item.deepCopy());
        call = Optional.of(new ToolCall(turn, item));
        live.interruption().shellRuns(this);
        if (timeout.isPositive()) {
            live.later().after(timeout, this::abort);
        }
        live.host().command("bash", Shapes.object().put("command", command), reply -> {
            live.interruption().shellEnded();
            call = Optional.empty();
            live.check(turn.id(), () -> {
                ended(turn, item, reply);
                done.run();
            });
        });
    }

    private void ended(LiveTurn turn, ObjectNode item, Reply reply) {
        if (!live.turns().isRunning(turn)) {
            return;
        }
        if (reply instanceof Reply.Done ran) {
            live.telling().tell(live.telling().story().add(message(ran.data())), begun -> {});
        } else {
            live.telling().mark(Compactions.again(item.path("id").asText()));
        }
        live.turns().end(switch (reply) {
            case Reply.Done _ -> turn.isInterrupting() ? new Ending.Interrupted() : new Ending.Completed();
            case Reply.Failed failed -> new Ending.Failed(failed.error());
            case Reply.Lost lost -> turn.isInterrupting()
                    ? new Ending.Interrupted()
                    : new Ending.Failed(lost.reason());
        });
    }

    /** As Pi writes it down. */
    private ObjectNode message(JsonNode result) {
        ObjectNode message = Shapes.object().put("role", "bashExecution").put("command", command);
        if (result instanceof ObjectNode members) {
            message.setAll(members);
        }
        return message.put("timestamp", live.speech().now());
    }

    /** Pi tells more of its output. */
    void more(String delta) {
        call.ifPresent(it -> it.more(delta));
    }

    /** Pi says yes to it also when it has not begun the command yet, so it is told until that has ended. */
    void abort() {
        if (call.isPresent()) {
            live.host().command("abort_bash", reply -> {});
            live.later().after(AGAIN, this::abort);
        }
    }

    @Override
    public void refused(Refusal refusal) {
        receipt.refused(refusal);
    }

    @Override
    public void lost(String reason) {
        call.ifPresent(it -> live.telling().mark(Compactions.again(it.itemId())));
        call = Optional.empty();
    }
}
