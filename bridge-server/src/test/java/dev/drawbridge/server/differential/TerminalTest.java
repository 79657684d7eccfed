package dev.drawbridge.server.differential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import dev.drawbridge.server.terminal.Terminal;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real terminal client at work on the real server, and on Drawbridge just so. */
@RealAgents(Partner.CODEX)
final class TerminalTest {
    private static final String QUESTION = "Would you like to run the following command?";
    private static final String APPROVAL = "item/commandExecution/requestApproval";

    static Stream<Target> targets() {
        return Stream.of(new AppServer("the app-server"), Targets.underTest());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void anAnswerShowsWhileItIsBeingWritten(Target target) {
        try (Stage stage = Stage.open(target, Setting.CAUTIOUS)) {
            Gate gate = stage.modelHolds("LONG");
            Terminal terminal = stage.terminal();
            terminal.type("LONG");
            terminal.press("Enter");
            terminal.awaitShows("so far");
            gate.open();
            terminal.awaitShows("so far and done");
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aCommandIsAskedForAndRunsAfterAYes(Target target) {
        try (Stage stage = Stage.open(target, Setting.CAUTIOUS)) {
            Terminal terminal = stage.terminal();
            terminal.type(asking("approved"));
            terminal.press("Enter");
            terminal.answer(QUESTION, "y");
            terminal.awaitShows("approved 42");
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void twoTerminalsAndAnotherClientShareATurnAndItsQuestions(Target target) {
        try (Stage stage = Stage.open(target, Setting.CAUTIOUS)) {
            Actor phone = stage.initialized("phone");
            Terminal desk = stage.terminal();
            String thread = phone.await("thread/started").at("/params/thread/id").asText();
            desk.type("SAY: hello everybody");
            desk.press("Enter");
            phone.awaitStatus(thread, "idle");
            phone.resume(thread);
            Terminal couch = stage.terminal("resume", thread);
            couch.awaitShows("hello everybody");

            Gate gate = stage.modelHolds("LONG");
            couch.type("LONG");
            couch.press("Enter");
            phone.awaitGate();
            desk.awaitShows("so far");
            couch.awaitShows("so far");
            gate.open();
            desk.awaitShows("so far and done");
            couch.awaitShows("so far and done");
            phone.awaitTurnEnd(thread);

            desk.type(asking("by the couch"));
            desk.press("Enter");
            phone.await(APPROVAL);
            desk.awaitShows(QUESTION);
            couch.answer(QUESTION, "y");
            desk.awaitShows("by the couch 42");
            couch.awaitShows("by the couch 42");
            phone.await("serverRequest/resolved");
            phone.awaitTurnEnd(thread);

            phone.startTurn(thread, asking("by the phone"));
            JsonNode asked = phone.await(APPROVAL);
            desk.awaitShows(QUESTION);
            couch.awaitShows(QUESTION);
            phone.decide(asked, "accept");
            desk.awaitShows("by the phone 42");
            couch.awaitShows("by the phone 42");
            phone.awaitTurnEnd(thread);
        }
    }

    /** A prompt for a command whose output says what its text does not. */
    private static String asking(String what) {
        return "RUN: echo " + what + " $((40+2)) ESCALATE";
    }
}
