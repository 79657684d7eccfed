package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.says;
import static dev.drawbridge.server.differential.Params.with;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of the agent, with more than one client to answer them. */
@RealAgents(Partner.CODEX)
final class ApprovalTest {
    private static final String COMMAND = "item/commandExecution/requestApproval";
    private static final String ELICITATION = "mcpServer/elicitation/request";
    private static final String FILES = "item/fileChange/requestApproval";
    /**
     * What a turn has used is told after its questions are answered; one that ends with a question open, or by its
     * answer, has 100 ms left to tell it.
     */
    private static final List<String> USAGE = List.of("thread/tokenUsage/updated",
            "account/rateLimits/updated");
    /** Servers of tools start when they do, besides all else. */
    private static final List<String> TOOLS_COME = List.of("mcpServer/startupStatus/updated");
    private static final String ASKING = "RUN: echo hi ESCALATE";

    @Test
    void theFirstAnswerWinsAndALateOneIsPassedOver() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            a.startTurn(thread, ASKING);
            JsonNode asked = a.await(COMMAND);
            JsonNode alsoAsked = b.await(COMMAND);
            b.decide(alsoAsked, "accept");
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
            a.decide(asked, "decline");
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "acceptForSession", "decline", "cancel"})
    void everyDecisionIsHeardByBoth(String decision) {
        sameOnBoth(stage -> {
            stage.chance().mayNotCome(decision.equals("cancel") ? USAGE : List.of());
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            a.startTurn(thread, ASKING);
            b.await(COMMAND);
            a.decide(a.await(COMMAND), decision);
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void anAnswerThatMakesNoSenseCountsAsADenial() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            for (Object result : List.of("nonsense", 5, with("x", 1))) {
                a.startTurn(thread, ASKING);
                a.await(COMMAND);
                b.decide(b.await(COMMAND), result);
                a.awaitTurnEnd(thread);
                b.awaitTurnEnd(thread);
            }
            a.startTurn(thread, ASKING);
            a.await(COMMAND);
            b.send(Params.with("id", b.await(COMMAND).get("id"), "result", null));
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void anErrorIsAnAnswer() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            a.startTurn(thread, ASKING);
            JsonNode asked = a.await(COMMAND);
            b.replyError(b.await(COMMAND), -32000, "I do not know how to ask");
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
            a.decide(asked, "accept");
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void anAnswerUnderAnotherIdIsPassedOver() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            String thread = a.startThread();
            a.startTurn(thread, ASKING);
            JsonNode asked = a.await(COMMAND);
            a.send(with("id", asked.get("id").asText(), "result", with("decision", "decline")));
            a.send(with("id", 4711, "result", with("decision", "decline")));
            a.send("{\"id\":" + asked.get("id").asText() + ".0,\"result\":{\"decision\":\"decline\"}}");
            a.request("thread/loaded/list", with());
            a.decide(asked, "accept");
            a.awaitTurnEnd(thread);
        });
    }

    @Test
    void whoResumesIsAskedToo() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Actor c = stage.enter("c").initialize(with());
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            a.startTurn(thread, ASKING);
            a.await(COMMAND);
            b.resume(thread);
            JsonNode asked = b.await(COMMAND);
            c.resume(thread);
            c.await(COMMAND);
            a.resume(thread);
            a.await(COMMAND);
            b.decide(asked, "accept");
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
            c.awaitTurnEnd(thread);
        });
    }

    @Test
    void aQuestionWaitsWhileNobodyIsThereAndWhoResumesAnswersIt() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            a.startTurn(thread, ASKING);
            a.await(COMMAND);
            a.leave();
            Actor b = stage.initialized("b");
            b.resume(thread);
            b.decide(b.await(COMMAND), "accept");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    @DisabledIfSystemProperty(named = "drawbridge.differential", matches = "attached", disabledReason = "the bridge hears it, so that Codex also tells how the command ends")
    void aTurnNobodyHearsStillAsksWhoResumes() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            a.request("thread/unsubscribe", with("threadId", thread));
            b.request("turn/start", says(thread, ASKING));
            b.await("thread/status/changed", Questions::isWaiting);
            a.await("thread/status/changed", Questions::isWaiting);
            b.resume(thread);
            b.decide(b.await(COMMAND), "decline");
            b.awaitTurnEnd(thread);
            a.awaitStatus(thread, "idle");
        });
    }

    @Test
    void whoUnsubscribedMayStillAnswer() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            a.startTurn(thread, ASKING);
            a.await(COMMAND);
            JsonNode asked = b.await(COMMAND);
            b.request("thread/unsubscribe", with("threadId", thread));
            b.decide(asked, "accept");
            a.awaitTurnEnd(thread);
            b.awaitStatus(thread, "idle");
        });
    }

    @Test
    void oneClientsLeavingLeavesTheQuestionToTheOther() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            a.startTurn(thread, ASKING);
            a.await(COMMAND);
            JsonNode asked = b.await(COMMAND);
            a.leave();
            b.decide(asked, "accept");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void anInterruptRetiresTheQuestion() {
        sameOnBoth(stage -> {
            stage.chance().mayNotCome(USAGE);
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            String turn = a.startTurn(thread, ASKING);
            JsonNode asked = a.await(COMMAND);
            b.await(COMMAND);
            b.request("turn/interrupt", with("threadId", thread, "turnId", turn));
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
            a.await("serverRequest/resolved");
            b.await("serverRequest/resolved");
            a.decide(asked, "accept");
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void archivingRetiresTheQuestion() {
        sameOnBoth(stage -> {
            stage.chance().mayNotCome(USAGE);
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            a.startTurn(thread, ASKING);
            a.await(COMMAND);
            b.await(COMMAND);
            b.request("thread/archive", with("threadId", thread));
            a.await("thread/archived");
            b.await("thread/archived");
        });
    }

    @Test
    void questionsOfTwoThreadsAreKeptApart() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String first = a.startThread();
            String second = b.startThread();
            a.startTurn(first, ASKING);
            JsonNode one = a.await(COMMAND);
            b.startTurn(second, ASKING);
            JsonNode two = b.await(COMMAND);
            b.decide(two, "decline");
            b.awaitTurnEnd(second);
            a.awaitStatus(second, "idle");
            a.decide(one, "accept");
            a.awaitTurnEnd(first);
            b.awaitStatus(first, "idle");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "decline", "cancel"})
    void aChangeOfFilesIsAskedForAndDecided(String decision) {
        sameOnBoth(stage -> {
            stage.chance().mayNotCome(decision.equals("cancel") ? USAGE : List.of());
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            a.startTurn(thread, "PATCH: new.txt");
            a.await(FILES);
            b.decide(b.await(FILES), decision);
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void clientsWithoutExperimentalApiAreAskedWithoutAdditionalPermissions() {
        sameOnBoth(Setting.ASKING_FOR_MORE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.enter("b").initialize(with());
            String thread = sharedThread(a, b);
            a.startTurn(thread, "CALL: exec_command {\"cmd\":\"touch zz\",\"sandbox_permissions\":"
                    + "\"with_additional_permissions\",\"additional_permissions\":{\"network\":{\"enabled\":true}},"
                    + "\"justification\":\"j\"}");
            a.await(COMMAND);
            b.decide(b.await(COMMAND), "decline");
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void permissionsAreAskedFor() {
        sameOnBoth(Setting.ASKING_FOR_MORE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            a.startTurn(thread,
                    "CALL: request_permissions {\"reason\":\"r\",\"permissions\":{\"network\":{\"enabled\":true}}}");
            a.await("item/permissions/requestApproval");
            b.reply(b.await("item/permissions/requestApproval"),
                    with("permissions", with("network", with("enabled", true)), "scope", "turn"));
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void aToolOfTheClientIsCalled() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Map<String, ?> tool = with("type", "function", "name", "dyn", "description", "d", "inputSchema",
                    with("type", "object", "properties", with()));
            String thread = a.startThread("dynamicTools", List.of(tool));
            a.startTurn(thread, "CALL: dyn {\"a\":1}");
            a.reply(a.await("item/tool/call"), with("contentItems",
                    List.of(with("type", "inputText", "text", "yes")), "success", true));
            a.awaitTurnEnd(thread);
            a.startTurn(thread, "CALL: dyn {\"a\":2}");
            a.replyError(a.await("item/tool/call"), 1, "no");
            a.awaitTurnEnd(thread);
        });
    }

    @Test
    void aToolIsCalledWhereItCameFrom() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Map<String, ?> tool = with("type", "function", "name", "dyn", "description", "d", "inputSchema",
                    with("type", "object", "properties", with()));
            String thread = a.startThread("dynamicTools", List.of(tool));
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            b.startTurn(thread, "CALL: dyn {\"a\":1}");
            a.reply(a.await("item/tool/call"), with("contentItems",
                    List.of(with("type", "inputText", "text", "yes")), "success", true));
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void thePersonIsAskedAndAnswersOnce() {
        sameOnBoth(Setting.ASKING_FOR_MORE, stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.enter("b").initialize(with());
            String thread = sharedThread(a, b);
            String asking = "CALL: request_user_input {\"questions\":[{\"id\":\"q\",\"header\":\"H\",\"question\":\"Q?\",\"options\":"
                    + "[{\"label\":\"x\",\"description\":\"d\"},{\"label\":\"y\",\"description\":\"d\"}]}]}";
            a.startTurn(thread, asking);
            JsonNode asked = a.await("item/tool/requestUserInput");
            b.reply(b.await("item/tool/requestUserInput"),
                    with("answers", with("q", with("answers", List.of("x")))));
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
            a.replyError(asked, 1, "late");
            a.startTurn(thread, asking);
            b.await("item/tool/requestUserInput");
            a.replyError(a.await("item/tool/requestUserInput"), 1, "no");
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void aToolOfAnMcpServerIsAskedForAndUsedForTheSession() {
        sameOnBoth(Setting.WITH_TOOLS, stage -> {
            stage.chance().mayNotCome(TOOLS_COME);
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.await(TOOLS_COME.getFirst(), message -> message.at("/params/status").asText().equals("ready"));
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            String asking = "CALL: mcp__desk|ring {}";
            a.startTurn(thread, asking);
            a.await(ELICITATION);
            b.reply(b.await(ELICITATION), with("action", "decline"));
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
            b.startTurn(thread, asking);
            b.await(ELICITATION);
            a.reply(a.await(ELICITATION),
                    with("action", "accept", "content", with(), "_meta", with("persist", "session")));
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
            a.turn(thread, asking);
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void aFormOfAnMcpServerIsFilledInOnce() {
        sameOnBoth(Setting.WITH_TOOLS, stage -> {
            stage.chance().mayNotCome(TOOLS_COME);
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.await(TOOLS_COME.getFirst(), message -> message.at("/params/status").asText().equals("ready"));
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            a.startTurn(thread, "CALL: mcp__desk|form {}");
            JsonNode asked = a.await(ELICITATION);
            b.reply(b.await(ELICITATION), with("action", "accept", "content", with("name", "Ada")));
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
            a.reply(asked, with("action", "cancel"));
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void nobodyOptsOutOfQuestions() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.enter("b").initialize(with("experimentalApi", true, "optOutNotificationMethods",
                    List.of(COMMAND, "serverRequest/resolved", "item/started", "thread/tokenUsage/updated")));
            String thread = sharedThread(a, b);
            a.startTurn(thread, ASKING);
            a.await(COMMAND);
            b.decide(b.await(COMMAND), "accept");
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void twoQuestionsInOneTurnAreAnsweredByTwoClients() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = sharedThread(a, b);
            a.startTurn(thread, "RUN: echo one ESCALATE\nRUN: echo two ESCALATE");
            a.decide(a.await(COMMAND), "accept");
            b.await(COMMAND);
            a.await(COMMAND);
            b.decide(b.await(COMMAND), "decline");
            a.awaitTurnEnd(thread);
            b.awaitTurnEnd(thread);
        });
    }

    /** A thread with one turn to which both are subscribed. */
    private static String sharedThread(Actor a, Actor b) {
        String thread = a.startThread();
        a.turn(thread, "TOKENS:1");
        b.resume(thread);
        return thread;
    }
}
