package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.says;
import static dev.drawbridge.server.differential.Params.text;
import static dev.drawbridge.server.differential.Params.with;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A running turn in the hands of more than one client. */
@RealAgents(Partner.CODEX)
final class TurnTest {
    @Test
    void anotherClientMayInterrupt() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Actor stranger = stage.initialized("stranger");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            stage.modelHolds("LONG");
            String turn = a.startTurn(thread, "LONG");
            a.awaitGate();
            b.awaitGate();
            stranger.request("turn/interrupt", with("threadId", thread, "turnId", turn));
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
            stranger.awaitStatus(thread, "idle");
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void aWrongTurnCannotBeInterruptedOrSteered() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            String past = a.turn(thread, "TOKENS:1");
            a.request("turn/interrupt", with("threadId", thread, "turnId", past));
            b.request("turn/steer", with("threadId", thread, "expectedTurnId", past, "input", text("x")));
            Gate gate = stage.modelHolds("LONG");
            a.startTurn(thread, "LONG");
            a.awaitGate();
            b.request("turn/interrupt", with("threadId", thread, "turnId", past));
            b.request("turn/interrupt", with("threadId", thread, "turnId", "x"));
            a.request("turn/steer", with("threadId", thread, "expectedTurnId", past, "input", text("x")));
            b.request("turn/steer", with("threadId", thread, "expectedTurnId", "x", "input", text("x")));
            gate.open();
            a.awaitTurnEnd(thread);
        });
    }

    @Test
    void anotherClientMaySteer() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            Gate gate = stage.modelHolds("LONG");
            String turn = a.startTurn(thread, "LONG");
            a.awaitGate();
            a.request("turn/steer", with("threadId", thread, "expectedTurnId", turn, "input", List.of()));
            b.request("turn/steer",
                    with("threadId", thread, "expectedTurnId", turn, "input", text("SAY: steered")));
            gate.open();
            a.awaitTurnEnd(thread);
            b.awaitStatus(thread, "idle");
        });
    }

    @Test
    void aTurnStartedWhileOneRunsSteersIt() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            Gate gate = stage.modelHolds("LONG");
            a.startTurn(thread, "LONG");
            a.awaitGate();
            b.request("turn/start", says(thread, "SAY: steered"));
            gate.open();
            a.awaitTurnEnd(thread);
            b.awaitStatus(thread, "idle");
        });
    }

    @Test
    void anInterruptWithoutATurnIdIsAccepted() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            String thread = a.startThread();
            a.request("turn/interrupt", with("threadId", thread, "turnId", ""));
            a.turn(thread, "TOKENS:1");
            a.request("turn/interrupt", with("threadId", thread, "turnId", ""));
        });
    }

    @Test
    void aClientsMessageIdIsShown() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            String thread = a.startThread();
            for (int i = 0; i < 2; i++) {
                a.request("turn/start",
                        with("threadId", thread, "input", text("TOKENS:1"), "clientUserMessageId", "mine"));
                a.awaitTurnEnd(thread);
            }
        });
    }

    @Test
    void aTurnThatFailsIsToldToSubscribers() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.startTurn(thread, "STATUS:400");
            a.awaitTurnFailure(thread);
            b.awaitStatus(thread, "systemError");
            a.turn(thread, "TOKENS:1");
            b.awaitStatus(thread, "idle");
        });
    }

    @Test
    void plansReasoningAndPatchesAreStreamed() {
        sameOnBoth(Setting.FREE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            a.turn(thread, "THINK:2 RAWTHINK:2 TOKENS:2 U2028");
            a.turn(thread, "PLAN: one | two");
            a.turn(thread, "PATCH: new.txt");
            a.turn(thread, "RUN: echo hi; echo there");
            for (int i = 0; i < 4; i++) {
                b.awaitTurnEnd(thread);
            }
        });
    }

    @Test
    void aCommandOfThePersonIsShownToSubscribers() {
        sameOnBoth(Setting.FREE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.request("thread/shellCommand", with("threadId", thread, "command", "echo hey"));
            a.awaitTurnEnd(thread);
            b.awaitStatus(thread, "idle");
        });
    }
}
