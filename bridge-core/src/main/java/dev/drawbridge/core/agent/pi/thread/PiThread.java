package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.queue.Courier;
import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A live thread: one session of Pi, and the process that works on it when there is one. Every request that is given to
 * it is answered once.
 */
public final class PiThread {
    private static final Duration SHELL_TIMEOUT = Duration.ofHours(1);
    private static final Duration LONGEST_SHELL = Duration.ofDays(7);

    private final Live live;

    PiThread(Live live) {
        this.live = live;
    }

    /** What became of a thread that was to begin. */
    public sealed interface Begun {
        record Ready(PiThread thread) implements Begun {}

        record Failed(Refusal refusal) implements Begun {}
    }

    /** Begins a new one: its process is started and tells its id. */
    public static void begin(Stage stage, Beginning beginning, Consumer<Begun> begun) {
        Birth.of(stage, beginning, begun);
    }

    /** One that has a past; its process is started when it is needed. */
    public static PiThread of(Stage stage, String id, Path cwd) {
        return new PiThread(new Live(stage, id, cwd));
    }

    /** Refuses input that Pi could never take. */
    public static void check(JsonNode input) throws Refusal {
        Words.of(input);
    }

    public String id() {
        return live.speech().threadId();
    }

    public String cwd() {
        return live.cwd();
    }

    public void watch(Watcher watcher) {
        live.watch(watcher);
    }

    /** By whom a queue sends what waits in it. */
    public Courier courier() {
        return new ThreadCourier(live);
    }

    public boolean isEphemeral() {
        return live.host().isEphemeral();
    }

    /** When it came to life, in milliseconds. */
    public long livesSince() {
        return live.since();
    }

    /** Takes the session and reads its past; gives why that cannot be, or nothing once it is there. */
    public void load(Consumer<Optional<Refusal>> loaded) {
        live.whenTaken(loaded);
    }

    /** Follows it and {@linkplain #load loads} it; where that cannot be, it is followed as it was before. */
    public void open(Consumer<Optional<Refusal>> opened) {
        boolean followed = isFollowed();
        follow();
        load(refusal -> {
            if (refusal.isPresent() && !followed) {
                unfollow();
            }
            opened.accept(refusal);
        });
    }

    /** Has its process started if there is none. */
    public void wake() {
        live.host().need();
    }

    /** {@code turn/start}; while a turn runs it is steered into that. */
    public void startTurn(Call call) throws Refusal {
        send(Prompt.of(call), Receipt.turnOf(call));
    }

    /** Says something: to the turn that runs, else as soon as nothing is done. */
    public void send(Prompt prompt, Receipt receipt) throws Refusal {
        Saying saying = new Saying(live, prompt, Words.of(prompt.input()), receipt);
        Optional<LiveTurn> steerable = live.turns().run().filter(turn -> !turn.isInterrupting())
                .filter(turn -> !saying.isCommand());
        if (steerable.isPresent()) {
            live.settings().want(prompt);
            live.steering().add(saying.steer(), steerable.get());
        } else {
            live.line().add(saying);
        }
    }

    /** {@code turn/steer}. */
    public void steer(Call call) throws Refusal {
        Prompt prompt = Prompt.of(call);
        LiveTurn turn = live.turns().running().orElseThrow(() -> new Refusal("no active turn to steer"));
        String expected = call.text("expectedTurnId");
        if (!expected.equals(turn.id())) {
            throw new Refusal("expected active turn id `" + expected + "` but found `" + turn.id() + "`");
        }
        if (turn.kind() != LiveTurn.Kind.RUN) {
            throw new Refusal("This turn cannot be steered; wait until it is over.");
        }
        live.steering().add(new Steer(prompt, Words.of(prompt.input()), Receipt.turnIdOf(call)), turn);
    }

    /** {@code turn/interrupt}. */
    public void interrupt(Call call) throws Refusal {
        String wanted = call.text("turnId");
        LiveTurn turn = live.turns().running().orElseThrow(() -> new Refusal("no active turn to interrupt"));
        if (!wanted.isEmpty() && !wanted.equals(turn.id())) {
            throw new Refusal("expected active turn id " + wanted + " but found " + turn.id());
        }
        call.answer(Shapes.object());
        live.interruption().interrupt();
    }

    /** {@code thread/compact/start}; waits until no turn runs. */
    public void compact(Call call) {
        live.line().add(new Compacting(live, /* instructions= */ "", Receipt.doneOf(call)));
    }

    /** {@code thread/shellCommand}; waits until no turn runs. */
    public void shell(Call call) throws Refusal {
        JsonNode timeout = call.params().path("timeoutMs");
        live.line().add(new ShellCommand(live, call.text("command"),
                timeout.isNumber()
                        ? Duration.ofMillis(Math.min(timeout.asLong(), LONGEST_SHELL.toMillis()))
                        : SHELL_TIMEOUT,
                Receipt.doneOf(call)));
    }

    /** {@code thread/name/set}. */
    public void rename(Call call) throws Refusal {
        String name = call.text("name").strip();
        if (name.isEmpty()) {
            throw new Refusal("thread name must not be empty");
        }
        Renaming renaming = new Renaming(live, name, Receipt.doneOf(call));
        if (live.turns().running().isPresent()) {
            renaming.begin(() -> {});
        } else {
            live.line().add(renaming);
        }
    }

    /** All turns of a thread that is loaded, the one that runs with what is complete in it. */
    public Turned turns(ItemsView view) {
        return new Turned(live, view);
    }

    /** From now on what happens is told; {@link #repeat} tells what was told before. */
    public void follow() {
        live.speech().follow(/* wanted= */ true);
        live.wentOn();
    }

    /** Tells again what a client needs that has just resumed: usage, what extensions show, open questions. */
    public void repeat() {
        live.usage().repeat();
        live.ui().repeat();
        live.dialogs().repeat();
    }

    /** Nobody follows it any more; gives whether somebody did. */
    public boolean unfollow() {
        boolean followed = live.speech().isFollowed();
        live.speech().follow(/* wanted= */ false);
        live.ui().unfollowed();
        live.wentOn();
        return followed;
    }

    public boolean isFollowed() {
        return live.speech().isFollowed();
    }

    /** Whether it has asked this. */
    public boolean hasAsked(JsonNode questionId) {
        return live.dialogs().hasAsked(questionId);
    }

    /** Takes the answer to a question; one that is not open is passed over. */
    public void answer(JsonNode questionId, JsonNode message) {
        live.dialogs().answer(questionId, message);
    }

    /** Leaves no file of a thread in which nothing was ever said; to be called when its process is gone. */
    public void discardIfUnused() {
        live.discardIfUnused();
    }

    /** As Codex has it. */
    public ObjectNode status() {
        return live.host().isAbsent() && live.turns().running().isEmpty()
                ? Shapes.object().put("type", "notLoaded")
                : live.turns().status();
    }

    /** Names the process that works on it, if there is one. */
    public Optional<String> runtimeId() {
        return live.host().runtimeId();
    }

    /** The params of {@code bridge/thread/ui}; empty when extensions show nothing. */
    public Optional<ObjectNode> uiState() {
        return live.ui().params();
    }

    /** The model as {@code pi/<provider>/<model>}, as far as its process has told. */
    public Optional<String> model() {
        return live.settings().model();
    }

    /** Its thinking level as Codex calls it, as far as its process has told. */
    public Optional<String> effort() {
        return live.settings().effort();
    }

    /** What it is called, as far as its process or a client has told. */
    public Optional<String> name() {
        return live.name();
    }

    /** Where it is written down, as far as is known. */
    public Optional<Path> file() {
        return live.host().file();
    }

    /** Whether nothing is done in it and nothing waits to be. */
    public boolean isFree() {
        return live.isFree();
    }

    /**
     * Ends its process when the life of all of them ends, after which nothing is heard of one: what runs fails, and what
     * was taken and not heard is {@linkplain Watcher#stranded stranded}, before this returns.
     */
    public void lifeEnds() {
        live.lifeEnds();
    }

    /** Ends its process; what runs in it fails, who waits is refused. */
    public void close(Runnable closed) {
        live.close(closed);
    }
}
