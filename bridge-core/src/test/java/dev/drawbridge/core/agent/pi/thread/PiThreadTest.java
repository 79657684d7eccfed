package dev.drawbridge.core.agent.pi.thread;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.queue.Outcome;
import dev.drawbridge.core.agent.pi.queue.Readiness;
import dev.drawbridge.core.agent.pi.rpc.Dialog;
import dev.drawbridge.core.agent.pi.rpc.PiEvent;
import dev.drawbridge.core.agent.pi.rpc.PiLaunch;
import dev.drawbridge.core.agent.pi.rpc.Profile;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.pi.shelf.Queued;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Voice;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PiThreadTest {
    private final Told told = new Told();
    private final ScriptedPi pi = new ScriptedPi(Profile.MODERN);
    private final List<Runnable> later = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private boolean elsewhere;
    private final List<String> marks = new ArrayList<>();
    private final Voice voice = new Voice(told, InstantSource.system());
    private final PiThread thread = PiThread.of(
            new Stage(voice, (pause, act) -> later.add(act), pi, new NoPast(), PiLaunch.in(Path.of("/")),
                    Duration.ofHours(1)),
            "thread-1", Path.of("/"));

    private final class NoPast implements Records {
        @Override
        public void take(String threadId, Consumer<Past> taken) {
            taken.accept(elsewhere
                    ? new Past.Refused("somebody else has it")
                    : new Past.Taken(new Story("/", Set.of()), Optional.empty(), () -> {}));
        }

        @Override
        public void takeNew(String threadId, String cwd, boolean write, Consumer<Past> taken) {
            take(threadId, taken);
        }

        @Override
        public Path begin(Path cwd, long now) throws IOException {
            throw new IOException("nothing is written");
        }

        @Override
        public void discard(String threadId, Path file) {}

        @Override
        public void mark(String threadId, String mark) {
            marks.add(mark);
        }
    }

    @Test
    void nothingIsWrittenBeforePiIsReadyAndOneThingAfterTheOther() throws Refusal {
        say("one");
        say("two");
        assertThat(pi.commands()).isEmpty();
        pi.ready();
        assertThat(pi.commands()).containsExactly("prompt one");
        pi.answer("prompt", Map.of());
        assertThat(pi.commands()).containsExactly("prompt one");
        begin("one", 1000);
        assertThat(pi.commands()).containsExactly("prompt one", "steer two");
        assertThat(receipts).containsExactly("heard one");
    }

    @Test
    void twoMessagesOfOneMomentHaveEachTheirOwnMark() throws Refusal {
        say("one", "mine-1");
        pi.ready();
        pi.answer("prompt", Map.of());
        begin("one", 1000);
        say("two", "mine-2");
        pi.answer("steer", Map.of());
        pi.echo("two", 1000);

        assertThat(marks).containsExactly("client:u1000:mine-1", "client:u1000-2:mine-2");
        assertThat(told.completed("userMessage")).extracting(it -> it.path("clientId").asText())
                .containsExactly("mine-1", "mine-2");
    }

    @Test
    void anEndThatIsSaidWhileTheRunGoesOnIsNone() throws Refusal {
        turn("one", 1000);
        pi.say(new PiEvent.AgentSettled());
        assertThat(told.count("turn/completed")).isZero();
        pi.answerWith("hello", 1001, "stop");
        pi.say(new PiEvent.AgentEnd(/* willRetry= */ false), new PiEvent.AgentSettled(),
                new PiEvent.AgentSettled());
        assertThat(told.count("turn/completed")).isEqualTo(1);
    }

    @Test
    void aSteerThatPiKeepsIsTakenBackAndSaidAnew() throws Refusal {
        turn("one", 1000);
        say("late");
        pi.answer("steer", Map.of());
        pi.answerWith("hello", 1001, "stop");
        pi.say(new PiEvent.AgentEnd(/* willRetry= */ false), new PiEvent.AgentSettled());
        assertThat(pi.commands()).endsWith("steer late", "clear_queue");
        pi.answer("clear_queue", Map.of("steering", List.of("late"), "followUp", List.of()));
        assertThat(pi.commands()).endsWith("clear_queue", "prompt late");
        assertThat(receipts).containsExactly("heard one", "heard late");
    }

    @Test
    void aSteerThatAnExtensionHasTakenIsNotSaidAnew() throws Refusal {
        turn("one", 1000);
        say("late");
        pi.answer("steer", Map.of());
        pi.answerWith("hello", 1001, "stop");
        pi.say(new PiEvent.AgentEnd(/* willRetry= */ false), new PiEvent.AgentSettled());
        pi.answer("clear_queue", Map.of("steering", List.of(), "followUp", List.of()));
        assertThat(pi.commands()).endsWith("clear_queue");
    }

    @Test
    void whatPiMakesOfASteerIsKnownAsItsEcho() throws Refusal {
        turn("one", 1000);
        say("@template x");
        pi.say(new PiEvent.QueueUpdate(List.of("expanded x"), List.of()));
        pi.answer("steer", Map.of());
        say("next");
        assertThat(pi.commands()).endsWith("steer @template x");
        pi.echo("expanded x", 1001);
        assertThat(pi.commands()).endsWith("steer next");
    }

    @Test
    void nothingIsSaidToAPiThatWaitsToTryAgain() throws Refusal {
        turn("one", 1000);
        pi.answerWith("", 1001, "error");
        pi.say(new PiEvent.AgentEnd(/* willRetry= */ true),
                new PiEvent.RetryStart(1, 3, Duration.ofSeconds(1), "overloaded"));
        say("meanwhile");
        assertThat(pi.commands()).endsWith("prompt one");
        pi.say(new PiEvent.AgentStart());
        assertThat(pi.commands()).endsWith("steer meanwhile");
        assertThat(told.count("turn/started")).isEqualTo(1);
    }

    @Test
    void anEndOfACompactionThatNeverBeganIsAWarning() throws Refusal {
        turn("one", 1000);
        pi.compacted(/* willRetry= */ false);
        pi.say(new PiEvent.CompactionEnd("overflow", Json.parse("null"), /* aborted= */ false,
                /* willRetry= */ false, "it failed again"));
        assertThat(told.completed("contextCompaction")).hasSize(1);
        assertThat(told.of("warning")).extracting(it -> it.path("message").asText())
                .containsExactly("it failed", "it failed again");
        assertThat(marks).contains("again:c1:2");
    }

    @Test
    void whatWasWrittenWhenPiDiedIsUncertain() {
        thread.wake();
        pi.ready();
        List<Outcome> outcomes = new ArrayList<>();
        assertThat(thread.courier().readiness()).isInstanceOf(Readiness.Free.class);
        thread.courier().deliver(new Queued("q", "mine", input("one"), null, Queued.State.SENDING),
                outcomes::add);
        assertThat(outcomes).isEmpty();
        later.removeLast().run();
        assertThat(pi.commands()).containsExactly("prompt one");
        assertThat(thread.courier().readiness()).isInstanceOf(Readiness.Busy.class);
        pi.die();
        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Uncertain.class);
        assertThat(pi.starts()).isEqualTo(1);
    }

    @Test
    void whatWasNotWrittenWhenPiDiedIsSaidToTheNext() throws Refusal {
        say("one");
        say("two");
        pi.ready();
        pi.die();
        assertThat(receipts).containsExactly("uncertain one");
        assertThat(pi.starts()).isEqualTo(2);
        pi.ready();
        assertThat(pi.commands()).containsExactly("prompt one", "prompt two");
    }

    @Test
    void whatWasTakenIsKeptWhenTheLifeEnds() throws Refusal {
        List<String> stranded = new ArrayList<>();
        thread.watch(new Watcher() {
            @Override
            public void stranded(Prompt prompt, boolean perhapsHeard) {
                stranded.add(prompt.input().at("/0/text").asText() + " " + perhapsHeard);
            }
        });
        turn("one", 1000);
        say("given");
        pi.answer("steer", Map.of());
        say("held");
        pi.fallSilent();
        thread.lifeEnds();
        assertThat(stranded).containsExactly("held false", "given true");
        assertThat(told.of("turn/completed")).singleElement()
                .satisfies(end -> assertThat(end.at("/turn/status").asText()).isEqualTo("failed"));
        assertThat(marks).anyMatch(mark -> mark.startsWith("failed:"));
        assertThat(pi.starts()).isEqualTo(1);
    }

    @Test
    void aCompactionBetweenTurnsThatPiDiesInIsCompleted() throws Refusal {
        turn("one", 1000);
        over(1001);
        pi.say(new PiEvent.CompactionStart("threshold"));
        assertThat(told.completed("contextCompaction")).isEmpty();
        pi.die();
        assertThat(told.completed("contextCompaction")).hasSize(1);
        assertThat(marks).contains("again:c1:2");
    }

    @Test
    void aCommandThatPiDiesInFails() throws Refusal {
        say("/deploy now");
        pi.ready();
        assertThat(pi.commands()).containsExactly("prompt /deploy now");
        pi.die();
        assertThat(told.of("turn/completed")).singleElement()
                .satisfies(end -> assertThat(end.at("/turn/status").asText()).isEqualTo("failed"));
    }

    @Test
    void whatDoesNotHeedAnInterruptionIsEndedWithItsProcess() throws Refusal {
        turn("one", 1000);
        interrupt();
        assertThat(pi.commands()).endsWith("abort");
        assertThat(told.of("turn/completed")).isEmpty();
        later.removeLast().run();
        assertThat(told.of("turn/completed")).singleElement()
                .satisfies(end -> assertThat(end.at("/turn/status").asText()).isEqualTo("interrupted"));
        assertThat(marks).anyMatch(mark -> mark.startsWith("interrupted:"));
    }

    @Test
    void whatHeedsAnInterruptionGoesOnInItsProcess() throws Refusal {
        turn("one", 1000);
        interrupt();
        over(1001);
        later.removeLast().run();
        say("two");
        assertThat(pi.commands()).endsWith("prompt two");
        assertThat(pi.starts()).isEqualTo(1);
    }

    @Test
    void whatSomebodyElseHasIsNotFollowedAndIsLetGo() {
        AtomicInteger slept = new AtomicInteger();
        thread.watch(new Watcher() {
            @Override
            public void slept() {
                slept.incrementAndGet();
            }
        });
        elsewhere = true;
        List<Boolean> refused = new ArrayList<>();
        thread.open(refusal -> refused.add(refusal.isPresent()));
        assertThat(refused).containsExactly(true);
        assertThat(thread.isFollowed()).isFalse();
        later.removeLast().run();
        assertThat(slept).hasValue(1);
    }

    @Test
    void aThreadWhosePiHasDiedIsLetGoWhenNobodyFollowsIt() throws Refusal {
        turn("one", 1000);
        pi.die();
        thread.unfollow();
        later.removeLast().run();
        assertThat(told.count("thread/closed")).isEqualTo(1);
    }

    @Test
    void whatExtensionsShowIsToldAgainOnlyAfterNobodyHasFollowed() throws Refusal {
        turn("one", 1000);
        pi.say(new PiEvent.Title("mine"));
        thread.repeat();
        assertThat(told.of("bridge/thread/ui")).hasSize(1);
        thread.unfollow();
        pi.say(new PiEvent.Title("other"));
        thread.follow();
        thread.repeat();
        thread.repeat();
        assertThat(told.of("bridge/thread/ui")).extracting(it -> it.path("title").asText())
                .containsExactly("mine", "other");
    }

    @Test
    void anEntryOfAnExtensionIsNoReasonToStartAnotherPi(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("session"), "{\"id\":\"thread-1\"}\n");
        readyIn(file);
        append(file, "e1");
        append(file, "e2");
        pi.say(appended("e1"), appended("e2"));
        say("one");
        assertThat(pi.commands()).containsExactly("prompt one");
        assertThat(pi.starts()).isEqualTo(1);
    }

    @Test
    void anEntryOfAnExtensionDoesNotHideWhatAnotherHasWritten(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("session"), "{\"id\":\"thread-1\"}\n");
        readyIn(file);
        append(file, "terminal");
        append(file, "e1");
        pi.say(appended("e1"));
        say("one");
        assertThat(pi.starts()).isEqualTo(2);
        assertThat(pi.commands()).isEmpty();
    }

    @Test
    void aPiThatDoesNotStartRefusesWhoWaits() throws Refusal {
        say("one");
        pi.die();
        assertThat(receipts).containsExactly("refused one");
        assertThat(pi.starts()).isEqualTo(1);
    }

    @Test
    void aDialogInAnInterruptedTurnIsClosedUnasked() throws Refusal {
        turn("one", 1000);
        pi.say(new PiEvent.Asked(new Dialog.Input("d1", "name", "", Duration.ZERO)));
        assertThat(told.count("")).isZero();
        assertThat(thread.status().path("activeFlags").toString()).isEqualTo("[\"waitingOnUserInput\"]");
        thread.answer(told.awaitMessage("question", it -> it.has("id") && it.has("method")).path("id"),
                Json.parse("{\"error\":{\"message\":\"no\"}}"));
        assertThat(pi.commands()).endsWith("reply d1 {\"cancelled\":true}");
    }

    @Test
    void aRefusedPromptLeavesTheThreadFree() throws Refusal {
        say("one");
        pi.ready();
        pi.answer("prompt", new Reply.Failed("no key"));
        assertThat(receipts).containsExactly("refused one");
        assertThat(thread.isFree()).isTrue();
        assertThat(told.of("turn/started")).isEmpty();
    }

    private void turn(String text, long timestamp) throws Refusal {
        say(text);
        pi.ready();
        pi.answer("prompt", Map.of());
        begin(text, timestamp);
    }

    private void over(long timestamp) {
        pi.answerWith("hello", timestamp, "stop");
        pi.say(new PiEvent.AgentEnd(/* willRetry= */ false), new PiEvent.AgentSettled());
    }

    private void readyIn(Path file) {
        thread.follow();
        thread.wake();
        pi.readyIn(file.toString());
    }

    private static void append(Path file, String id) throws IOException {
        Files.writeString(file, "{\"type\":\"custom\",\"id\":\"" + id + "\"}\n", StandardOpenOption.APPEND);
    }

    private static PiEvent appended(String id) {
        return new PiEvent.EntryAppended(Json.object(Map.of("id", id)));
    }

    private void interrupt() throws Refusal {
        thread.interrupt(new Call(IntNode.valueOf(1), "turn/interrupt",
                Json.parse("{\"turnId\":\"\"}"), voice));
    }

    private void begin(String text, long timestamp) {
        pi.say(new PiEvent.AgentStart(), new PiEvent.TurnStart());
        pi.echo(text, timestamp);
    }

    private static JsonNode input(String text) {
        return Json.parse("[{\"type\":\"text\",\"text\":\"" + text + "\"}]");
    }

    private void say(String text) throws Refusal {
        say(text, Json.parse("{}"));
    }

    private void say(String text, String clientId) throws Refusal {
        say(text, Json.object(Map.of("clientUserMessageId", clientId)));
    }

    private void say(String text, JsonNode params) throws Refusal {
        thread.follow();
        thread.send(Prompt.of(input(text), params), new Receipt() {
            @Override
            public void heard(ObjectNode turn) {
                receipts.add("heard " + text);
            }

            @Override
            public void refused(Refusal refusal) {
                receipts.add("refused " + text);
            }

            @Override
            public void uncertain(String sentence) {
                receipts.add("uncertain " + text);
            }
        });
    }
}
