package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.PiState;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.pi.story.Items;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.Optional;

/** Something said to a Pi that does nothing: it is done when Pi has echoed it, and a turn runs. */
final class Saying implements Job {
    private final Live live;
    private final Prompt prompt;
    private final Words words;
    private final Receipt receipt;
    private Runnable done = () -> {};
    private State state = State.NEW;

    private enum State {
        NEW, WRITTEN, HEARD, OVER
    }

    Saying(Live live, Prompt prompt, Words words, Receipt receipt) {
        this.live = live;
        this.prompt = prompt;
        this.words = words;
        this.receipt = receipt;
    }

    Prompt prompt() {
        return prompt;
    }

    Words words() {
        return words;
    }

    /** As what is said while a turn runs. */
    Steer steer() {
        return new Steer(prompt, words, receipt);
    }

    boolean isCommand() {
        return !words.command().isEmpty();
    }

    @Override
    public void begin(Runnable whenDone) {
        done = whenDone;
        if (isCommand()) {
            live.host().command("get_commands", this::chosen);
        } else {
            prepare(this::write);
        }
    }

    /** What extensions call their commands comes before what Pi's terminal calls its own. */
    private void chosen(Reply reply) {
        String command = words.command();
        boolean extension = reply instanceof Reply.Done commands
                && commands.data().path("commands").valueStream()
                        .anyMatch(it -> it.path("name").asText().equals(command)
                                && it.path("source").asText().equals("extension"));
        Optional<String> refusal = Builtins.refusal(command);
        if (extension) {
            prepare(this::command);
        } else if (refusal.isPresent()) {
            refused(new Refusal(refusal.get()));
        } else {
            switch (command) {
                case "compact" -> {
                    state = State.OVER;
                    new Compacting(live, words.argument(), receipt).begin(done);
                }
                case "name" -> name();
                default -> prepare(this::write);
            }
        }
    }

    private void prepare(Runnable then) {
        live.settings().want(prompt);
        live.settings().apply(refusal -> refusal.ifPresentOrElse(this::refused, then));
    }

    private void write() {
        state = State.WRITTEN;
        live.echoes().await(this);
        live.host().command("prompt", words.members(), reply -> {
            switch (reply) {
                case Reply.Done _ -> live.host().command("get_state", this::accepted);
                case Reply.Failed failed -> refused(new Refusal(failed.error()));
                case Reply.Lost lost -> unanswered(lost.reason());
            }
        });
    }

    /** Pi lets an extension handle what is said, and then nothing comes of it. */
    private void accepted(Reply reply) {
        if (state == State.WRITTEN && reply instanceof Reply.Done now
                && !new PiState(now.data()).isStreaming() && live.activity().isSettled()) {
            LiveTurn turn = turnOfItsOwn();
            live.turns().end(new Ending.Completed());
            over(turn);
        }
    }

    /** A turn without a model, in which is nothing but what was said. */
    private LiveTurn turnOfItsOwn() {
        long now = live.speech().now();
        LiveTurn turn = live.turns().make(LiveTurn.Kind.COMMAND, live.nextCommandTurn(), now);
        state = State.HEARD;
        receipt.heard(turn.shape());
        live.turns().begin(turn);
        JsonNode content = Shapes.array().add(Shapes.object().put("type", "text").put("text", words.text()));
        String id = "u" + turn.id();
        turn.completed(prompt.clientId().map(client -> Items.userMessage(id, client, content))
                .orElseGet(() -> Items.userMessage(id, content)));
        return turn;
    }

    /** Its ack comes when its handler ends, however long that takes. */
    private void command() {
        LiveTurn turn = turnOfItsOwn();
        live.interruption().commandRuns(this);
        live.host().command("prompt", words.members(), reply -> {
            if (live.turns().isRunning(turn)) {
                live.turns().end(switch (reply) {
                    case Reply.Failed failed -> new Ending.Failed(failed.error());
                    case Reply.Done _ -> turn.isInterrupting()
                            ? new Ending.Interrupted()
                            : new Ending.Completed();
                    case Reply.Lost lost -> turn.isInterrupting()
                            ? new Ending.Interrupted()
                            : new Ending.Failed("Pi ended unexpectedly: " + lost.reason());
                });
            }
            if (state != State.OVER) {
                over(turn);
            }
        });
    }

    private void name() {
        String name = words.argument();
        if (name.isEmpty()) {
            refused(new Refusal("Say what the thread shall be called: /name NAME."));
            return;
        }
        live.host().command("set_session_name", Shapes.object().put("name", name), reply -> {
            switch (reply) {
                case Reply.Done _ -> {
                    live.named(name);
                    LiveTurn turn = turnOfItsOwn();
                    live.turns().end(new Ending.Completed());
                    over(turn);
                }
                case Reply.Failed failed -> refused(new Refusal(failed.error()));
                case Reply.Lost lost -> unanswered(lost.reason());
            }
        });
    }

    /** A process may be another session's now; only then comes what waits. */
    private void over(LiveTurn turn) {
        state = State.OVER;
        live.isOver(this);
        live.check(turn.id(), done);
    }

    /** Pi has echoed it: this is its turn. */
    void heard(ObjectNode turn) {
        state = State.OVER;
        live.isOver(this);
        receipt.heard(turn);
        done.run();
    }

    /** Nobody waits for its end any more. */
    void letGo() {
        if (state == State.HEARD) {
            state = State.OVER;
            live.isOver(this);
            done.run();
        }
    }

    private void unanswered(String reason) {
        if (live.host().isReady()) {
            live.host().end();
        }
        lost(reason);
    }

    @Override
    public void refused(Refusal refusal) {
        if (state != State.OVER) {
            state = State.OVER;
            live.isOver(this);
            receipt.refused(refusal);
            done.run();
        }
    }

    @Override
    public void lost(String reason) {
        switch (state) {
            case NEW -> refused(new Refusal("Pi has ended before it was told: " + reason));
            case WRITTEN -> {
                state = State.OVER;
                live.isOver(this);
                receipt.uncertain("Pi has ended before it was seen to have heard this: " + reason);
                done.run();
            }
            case HEARD, OVER -> state = State.OVER;
        }
    }
}
