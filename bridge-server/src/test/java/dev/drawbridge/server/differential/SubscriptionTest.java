package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.says;
import static dev.drawbridge.server.differential.Params.with;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.partners.model.Step;
import org.junit.jupiter.api.Test;

/** Who hears of a thread: its subscribers, everybody, or who asked. */
@RealAgents(Partner.CODEX)
final class SubscriptionTest {
    @Test
    void theStarterHearsTurnsAndOthersHearOfThem() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Actor c = stage.enter("c").initialize(with());
            String thread = a.startThread();
            a.turn(thread, "TOKENS:3");
            b.awaitStatus(thread, "idle");
            c.awaitStatus(thread, "idle");
        });
    }

    @Test
    void whoResumesHearsTheTurnsThatFollow() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Actor c = stage.enter("c").initialize(with());
            String thread = a.startThread();
            a.turn(thread, "TOKENS:2");
            b.resume(thread);
            c.resume(thread);
            b.turn(thread, "TOKENS:2");
            a.awaitTurnEnd(thread);
            c.awaitTurnEnd(thread);
        });
    }

    @Test
    void resumingTwiceSubscribesOnce() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:2");
            a.resume(thread);
            a.resume(thread);
            a.turn(thread, "TOKENS:2");
            a.request("thread/unsubscribe", with("threadId", thread));
            a.request("thread/unsubscribe", with("threadId", thread));
        });
    }

    @Test
    void resumingWithoutTurnsIsQuiet() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:2");
            b.request("thread/resume", with("threadId", thread, "excludeTurns", true));
            b.await("thread/goal/cleared");
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void aThreadWithoutTurnsCannotBeResumed() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            b.request("thread/resume", with("threadId", thread));
            a.request("thread/resume", with("threadId", thread));
            b.request("thread/unsubscribe", with("threadId", thread));
            a.turn(thread, "TOKENS:2");
            b.awaitStatus(thread, "idle");
        });
    }

    @Test
    void unsubscribeSaysWhatWasTheCase() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            b.request("thread/unsubscribe", with("threadId", thread));
            a.request("thread/unsubscribe", with("threadId", thread));
            a.request("thread/unsubscribe", with("threadId", thread));
            a.request("thread/loaded/list", with());
            b.request("turn/start", says(thread, "TOKENS:1"));
            a.awaitStatus(thread, "idle");
            b.awaitStatus(thread, "idle");
            b.resume(thread);
            b.request("thread/unsubscribe", with("threadId", thread));
        });
    }

    @Test
    void unsubscribingInMidTurnLeavesTheOtherAlone() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            var gate = stage.modelHolds("LONG");
            a.startTurn(thread, "LONG");
            a.awaitGate();
            b.awaitGate();
            a.request("thread/unsubscribe", with("threadId", thread));
            gate.open();
            b.awaitTurnEnd(thread);
            a.awaitStatus(thread, "idle");
            a.resume(thread);
        });
    }

    @Test
    void leavingInMidTurnLeavesTheOtherAlone() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            var gate = stage.modelHolds("LONG");
            a.startTurn(thread, "LONG");
            a.awaitGate();
            b.awaitGate();
            a.leave();
            gate.open();
            b.awaitTurnEnd(thread);
            b.turn(thread, "TOKENS:1");
            Actor again = stage.initialized("a again");
            again.resume(thread);
        });
    }

    @Test
    void aTurnGoesOnWhenEverybodyHasLeft() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            var gate = stage.modelHolds("LONG");
            a.startTurn(thread, "LONG");
            a.awaitGate();
            a.leave();
            Actor b = stage.initialized("b");
            gate.open();
            b.awaitStatus(thread, "idle");
            b.resume(thread);
        });
    }

    @Test
    void joiningInMidTurnGivesWhatFollows() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            var gate = stage.modelHolds("LONG");
            a.startTurn(thread, "LONG");
            a.awaitGate();
            b.resume(thread);
            gate.open();
            b.awaitTurnEnd(thread);
            a.awaitTurnEnd(thread);
        });
    }

    @Test
    void aTurnStartedByAStrangerIsHeardBySubscribersOnly() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            b.request("turn/start", says(thread, "TOKENS:2"));
            a.awaitTurnEnd(thread);
            b.awaitStatus(thread, "idle");
            b.request("thread/unsubscribe", with("threadId", thread));
        });
    }

    @Test
    void forkSubscribesToTheForkAlone() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:2");
            String fork = b.request("thread/fork", with("threadId", thread)).at("/result/thread/id").asText();
            b.await("thread/started", message -> message.at("/params/thread/id").asText().equals(fork));
            b.turn(fork, "TOKENS:2");
            a.awaitStatus(fork, "idle");
            a.turn(thread, "TOKENS:1");
            b.awaitStatus(thread, "idle");
            a.request("thread/unsubscribe", with("threadId", fork));
            b.request("thread/unsubscribe", with("threadId", thread));
            b.request("thread/unsubscribe", with("threadId", fork));
        });
    }

    @Test
    void forkWithoutTurnsIsQuiet() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:2");
            b.request("thread/fork", with("threadId", thread, "excludeTurns", true));
            b.await("thread/started", message -> !message.at("/params/thread/id").asText().equals(thread));
        });
    }

    @Test
    void anEphemeralThreadIsItsStartersAlone() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread("ephemeral", true);
            b.request("thread/resume", with("threadId", thread));
            a.turn(thread, "TOKENS:2");
            b.awaitStatus(thread, "idle");
            b.request("thread/resume", with("threadId", thread));
            b.request("thread/read", with("threadId", thread, "includeTurns", true));
            b.request("thread/loaded/list", with());
            a.request("thread/unsubscribe", with("threadId", thread));
        });
    }

    @Test
    void threadsAreHeardApart() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String first = a.startThread();
            String second = b.startThread();
            a.await("thread/started");
            a.turn(first, "TOKENS:2");
            b.awaitStatus(first, "idle");
            b.turn(second, "TOKENS:2");
            a.awaitStatus(second, "idle");
            a.request("thread/loaded/list", with());
            b.request("thread/loaded/list", with());
        });
    }

    @Test
    void aSubAgentIsHeardByEverybodyWhoWasThere() {
        sameOnBoth(Setting.FREE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            Gate gate = stage.modelHolds("WORK");
            stage.model().when("DELEGATE",
                    Step.call("multi_agent_v1|spawn_agent",
                            with("message", "WORK", "agent_type", "default")));
            a.startTurn(thread, "DELEGATE");
            String child = b
                    .await("turn/started", message -> !message.at("/params/threadId").asText().equals(thread))
                    .at("/params/threadId").asText();
            stage.chance().runsBeside(child);
            a.awaitTurnEnd(thread);
            b.awaitGate();
            Actor late = stage.initialized("late");
            gate.open();
            b.awaitTurnEnd(child);
            a.awaitTurnEnd(child);
            b.request("thread/unsubscribe", with("threadId", child));
            late.request("thread/unsubscribe", with("threadId", child));
            b.request("thread/unsubscribe", with("threadId", thread));
            a.request("thread/loaded/list", with());
        });
    }
}
