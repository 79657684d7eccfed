package dev.drawbridge.core.engine;

import static dev.drawbridge.core.engine.Scene.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswer;
import dev.drawbridge.protocol.bridge.approval.ApprovalQuery;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import dev.drawbridge.protocol.bridge.approval.Closing;
import dev.drawbridge.protocol.bridge.approval.Decision;
import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import dev.drawbridge.protocol.bridge.attention.AttentionQuery;
import dev.drawbridge.protocol.bridge.rule.RuleDraft;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import dev.drawbridge.protocol.bridge.rule.RuleName;
import dev.drawbridge.protocol.message.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents ask people, from the question to the answer, whoever asks and whoever answers. */
@Timeout(60)
final class ApprovalsTest {
    private static final String THREAD = "0199a213-81c0-7800-8aa1-bbab2a035a53";
    private static final String OTHER = "0199a213-81c0-7800-8aa1-bbab2a035a54";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Scene scene = Scene.greeted();
    private CollectingClient laptop = scene.client("laptop");
    private CollectingClient phone = aware("phone");

    ApprovalsTest() {
        scene.join(laptop, THREAD);
        phone.received();
    }

    private CollectingClient aware(String name) {
        CollectingClient client = new CollectingClient(scene.engine);
        client.send("{'id':0,'method':'initialize','params':{'clientInfo':{'name':'" + name
                + "','version':'1'},'capabilities':{'experimentalApi':true,'bridge':{}}}}");
        return client;
    }

    /** Asks whether a command may run. */
    private void ask(int id, String thread, String words) {
        scene.say("{'method':'item/commandExecution/requestApproval','id':" + id
                + ",'params':{'kind':'command','threadId':'" + thread + "','turnId':'t','itemId':'i" + id
                + "','startedAtMs':1,'command':'" + words
                + "','cwd':'/home/me','commandActions':[],'proposedExecpolicyAmendment':"
                + words(words) + ",'availableDecisions':['accept',{'acceptWithExecpolicyAmendment':{"
                + "'execpolicy_amendment':" + words(words) + "}},'cancel']}}");
    }

    private static String words(String command) {
        return "['" + command.replace(" ", "','") + "']";
    }

    /** Asks whether a tool of an MCP server may be used. */
    private void askForTool(int id, String thread, String tool) {
        scene.say("{'method':'mcpServer/elicitation/request','id':" + id + ",'params':{'threadId':'" + thread
                + "','turnId':'t','serverName':'files','mode':'form','_meta':{'codex_approval_kind':'mcp_tool_call',"
                + "'tool_name':'" + tool
                + "','tool_params':{}},'message':'Allow the files MCP server to run tool \\'"
                + tool + "\\'?','requestedSchema':{'type':'object','properties':{}}}}");
    }

    private static String resolved(int id) {
        return "{'method':'serverRequest/resolved','params':{'threadId':'" + THREAD + "','requestId':" + id
                + "}}";
    }

    private ControlCall callBy(CollectingClient client) {
        client.send("{'id':'call','method':'bridge/x'}");
        ControlCall call = scene.control.calls.remove();
        call.answer("{}");
        return call;
    }

    private List<Approval> open() {
        return scene.engine.approvals(callBy(phone)).list(query(/* history= */ false)).approvals();
    }

    private List<Approval> history() {
        return scene.engine.approvals(callBy(phone)).list(query(/* history= */ true)).approvals();
    }

    private static ApprovalQuery query(boolean history) {
        return new ApprovalQuery(Optional.of(history), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Approval answer(CollectingClient client, String approvalId, Decision decision,
            ApprovalScope scope) {
        return scene.engine.approvals(callBy(client)).answer(new ApprovalAnswer(approvalId, decision,
                Optional.of(scope), Optional.empty(), Optional.empty(), Optional.empty())).approval();
    }

    private String lastWritten() {
        return scene.written().getLast();
    }

    private static JsonNode only(List<String> messages, String method) throws IOException {
        List<String> found = messages.stream().filter(each -> each.contains("'" + method + "'")).toList();
        assertThat(found).hasSize(1);
        return JSON.readTree(found.getFirst().replace('\'', '"')).path("params");
    }

    @Test
    void whoKnowsTheBridgeIsToldWithoutFollowingTheThread() throws IOException {
        ask(0, THREAD, "git push");
        JsonNode opened = only(phone.received(), "bridge/approval/opened").path("approval");
        assertThat(opened.path("threadId").asText()).isEqualTo(THREAD);
        assertThat(opened.path("state").asText()).isEqualTo("open");
        assertThat(opened.path("kind").asText()).isEqualTo("command");
        assertThat(opened.path("summary").asText()).contains("git push");
        assertThat(opened.path("directory").asText()).isEqualTo("/home/me");
        assertThat(opened.at("/params/command").asText()).isEqualTo("git push");
        assertThat(laptop.received()).singleElement().asString()
                .contains("'item/commandExecution/requestApproval','id':0");
        assertThat(open()).singleElement().extracting(Approval::requestId).isEqualTo(0L);
    }

    @Test
    void whoComesLaterIsToldOfWhatIsOpen() throws IOException {
        ask(0, THREAD, "git push");
        CollectingClient tablet = aware("tablet");
        assertThat(only(tablet.received(), "bridge/approval/opened").at("/approval/approvalId").asText())
                .isEqualTo(open().getFirst().approvalId());
    }

    @Test
    void anAnswerFromAnywhereReachesTheAgentInItsOwnWords() throws IOException {
        ask(0, THREAD, "git push");
        phone.received();
        Approval answered = answer(phone, open().getFirst().approvalId(), Decision.ACCEPT,
                ApprovalScope.ONCE);
        assertThat(lastWritten()).isEqualTo("{'id':0,'result':{'decision':'accept'}}");
        assertThat(answered.state()).isEqualTo(ApprovalState.ANSWERED);
        JsonNode closed = only(phone.received(), "bridge/approval/closed");
        assertThat(closed.path("decision").asText()).isEqualTo("accept");
        assertThat(closed.at("/by/client").asText()).isEqualTo("phone 1");
        assertThat(closed.at("/by/device").asText()).isEqualTo("a-device");
        laptop.received();
        scene.say(resolved(0));
        assertThat(laptop.received()).containsExactly(resolved(0));
        assertThat(open()).isEmpty();
    }

    @Test
    void alwaysForACommandIsTheAgentsOwnAmendment() {
        ask(0, THREAD, "git push");
        answer(phone, open().getFirst().approvalId(), Decision.ACCEPT, ApprovalScope.ALWAYS);
        assertThat(lastWritten()).isEqualTo("{'id':0,'result':{'decision':{'acceptWithExecpolicyAmendment':"
                + "{'execpolicy_amendment':['git','push']}}}}");
        assertThat(scene.engine.rules(callBy(phone)).list().rules()).isEmpty();
    }

    @Test
    void whoIsTooLateLearnsWhoWasQuicker() {
        ask(0, THREAD, "git push");
        String id = open().getFirst().approvalId();
        laptop.send("{'id':0,'result':{'decision':'cancel'}}");
        int written = scene.written().size();
        assertThatThrownBy(() -> answer(phone, id, Decision.ACCEPT, ApprovalScope.ONCE))
                .isInstanceOfSatisfying(Declined.class, declined -> {
                    assertThat(declined.code()).isEqualTo(ErrorCode.ALREADY_ANSWERED);
                    assertThat(declined.sentence())
                            .startsWith("This was already answered by laptop 1 on a-device: cancel, ");
                });
        laptop.send("{'id':0,'result':{'decision':'accept'}}");
        assertThat(scene.written()).hasSize(written);
    }

    @Test
    void whatNobodyAskedCannotBeAnswered() {
        assertThatThrownBy(() -> answer(phone, "x", Decision.ACCEPT, ApprovalScope.ONCE))
                .isInstanceOfSatisfying(Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"['acceptForSession']", "{'decision':{'acceptForSession':null}}",
        "{'decision':{'acceptWithExecpolicyAmendment':[['rm']]}}",
        "{'decision':{'acceptWithExecpolicyAmendment':{'execpolicy_amendment':['rm']},'x':1}}",
        "{'decision':'nonsense'}", "5"})
    void whatTheBridgeDoesNotUnderstandGrantsNothing(String result) {
        ask(0, THREAD, "git push");
        laptop.send("{'id':0,'result':" + result + "}");
        assertThat(lastWritten()).isEqualTo("{'id':0,'result':null}");
        assertThat(history()).singleElement()
                .satisfies(approval -> assertThat(approval.closing().orElseThrow().decision())
                        .contains(Decision.DECLINE));
    }

    @Test
    void whatIsTooMuchToBeReadGrantsNothing() {
        ask(0, THREAD, "git push");
        laptop.send("{'id':0,'result':{'decision':'accept','more':" + "1".repeat(2000) + "}}");
        assertThat(lastWritten()).isEqualTo("{'id':0,'result':null}");
    }

    @Test
    void anErrorIsPassedOnAsItIs() {
        ask(0, THREAD, "git push");
        laptop.send("{'id':0,'error':{'code':-32000,'message':'I cannot ask'}}");
        assertThat(lastWritten()).isEqualTo("{'id':0,'error':{'code':-32000,'message':'I cannot ask'}}");
    }

    @Test
    void aPlainAnswerIsPassedOnAsItIs() {
        ask(0, THREAD, "git push");
        laptop.send("{'id':0,'result':{'decision':'accept' ,'more':1}}");
        assertThat(lastWritten()).isEqualTo("{'id':0,'result':{'decision':'accept' ,'more':1}}");
        assertThat(history()).singleElement().satisfies(approval -> {
            assertThat(approval.state()).isEqualTo(ApprovalState.ANSWERED);
            assertThat(approval.closing().orElseThrow().by().orElseThrow().name())
                    .isEqualTo("laptop 1 on a-device");
        });
    }

    @Test
    void aPlainAnswerGrantsNoMoreThanWasOffered() {
        ask(0, THREAD, "git push");
        laptop.send("{'id':0,'result':{'decision':{'acceptWithExecpolicyAmendment':"
                + "{'execpolicy_amendment':['git']}}}}");
        assertThat(lastWritten()).isEqualTo("{'id':0,'result':{'decision':'accept'}}");
    }

    @Test
    void whatTheAgentDoesNotUnderstandIsARefusal() {
        ask(0, THREAD, "git push");
        laptop.send("{'id':0,'error':{'code':1,'message':'no'}}");
        assertThat(lastWritten()).isEqualTo("{'id':0,'error':{'code':1,'message':'no'}}");
        assertThat(history()).singleElement().extracting(Approval::closing)
                .extracting(Optional::orElseThrow).extracting(Closing::decision)
                .isEqualTo(Optional.of(Decision.DECLINE));
    }

    @Test
    void anAnswerThatWasNotOfferedIsRefusedAndTheQuestionStaysOpen() {
        askForTool(0, THREAD, "read");
        String id = open().getFirst().approvalId();
        int written = scene.written().size();
        ApprovalAnswer odd = new ApprovalAnswer(id, Decision.ACCEPT, Optional.empty(), Optional.empty(),
                Optional.of(Map.of("q", List.of("yes"))), Optional.empty());
        assertThatThrownBy(() -> scene.engine.approvals(callBy(phone)).answer(odd))
                .isInstanceOf(Declined.class);
        assertThat(scene.written()).hasSize(written);
        assertThat(open()).hasSize(1);
    }

    @Test
    void aSessionIsOneThreadAndOneFingerprint() {
        ask(0, THREAD, "git push");
        scene.join(laptop, OTHER);
        answer(phone, open().getFirst().approvalId(), Decision.ACCEPT, ApprovalScope.SESSION);
        assertThat(lastWritten()).isEqualTo("{'id':0,'result':{'decision':'accept'}}");
        laptop.received();
        ask(1, THREAD, "git push");
        assertThat(lastWritten()).isEqualTo("{'id':1,'result':{'decision':'accept'}}");
        scene.say(resolved(1));
        assertThat(laptop.received()).isEmpty();
        ask(2, THREAD, "git push -f");
        ask(3, OTHER, "git push");
        assertThat(open()).extracting(Approval::requestId).containsExactly(2L, 3L);
        assertThat(history()).filteredOn(each -> each.requestId() == 1).singleElement()
                .satisfies(each -> assertThat(
                        each.closing().orElseThrow().by().orElseThrow().ruleId()).isPresent());
    }

    @Test
    void aRuleThatIsMadeHoldsForWhatIsOpen() {
        askForTool(0, THREAD, "read");
        askForTool(1, THREAD, "write");
        laptop.received();
        scene.engine.rules(callBy(phone))
                .add(new RuleDraft(RuleEffect.DENY, Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.of("mcp:files:w*"), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(lastWritten()).startsWith("{'id':1,'result':{'action':'decline'");
        scene.say(resolved(1));
        assertThat(laptop.received()).containsExactly(resolved(1));
        assertThat(open()).extracting(Approval::requestId).containsExactly(0L);
    }

    @Test
    void aRuleThatIsTakenAwayAnswersNoMore() {
        RuleDraft draft = new RuleDraft(RuleEffect.ALLOW, Optional.empty(), Optional.empty(),
                Optional.empty(),
                Optional.of("git *"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
        String rule = scene.engine.rules(callBy(phone)).add(draft).ruleId();
        ask(0, THREAD, "git push");
        assertThat(lastWritten()).isEqualTo("{'id':0,'result':{'decision':'accept'}}");
        scene.engine.rules(callBy(phone)).remove(new RuleName(rule));
        ask(1, THREAD, "git push");
        assertThat(open()).hasSize(1);
        assertThatThrownBy(() -> scene.engine.rules(callBy(phone)).remove(new RuleName(rule)))
                .isInstanceOf(Declined.class);
    }

    @Test
    void anAgentThatDiesAsksNoMore() throws IOException {
        ask(0, THREAD, "git push");
        phone.received();
        scene.life().die("killed");
        assertThat(only(phone.received(), "bridge/approval/closed").path("state").asText())
                .isEqualTo("withdrawn");
        assertThat(open()).isEmpty();
    }

    @Test
    void aTurnThatEndsWithdrawsWhatItAsked() {
        ask(0, THREAD, "git push");
        scene.say(resolved(0));
        assertThat(history()).singleElement().extracting(Approval::state).isEqualTo(ApprovalState.WITHDRAWN);
        assertThatThrownBy(() -> answer(phone, history().getFirst().approvalId(), Decision.ACCEPT,
                ApprovalScope.ONCE)).hasMessageStartingWith("This is not open any more: ");
    }

    @Test
    void whatNobodyAnswersInTimeIsDeclined() {
        scene = Scene.greeted(Duration.ofMinutes(10));
        laptop = scene.client("laptop");
        phone = aware("phone");
        scene.join(laptop, THREAD);
        ask(0, THREAD, "git push");
        ask(1, THREAD, "git pull");
        laptop.send("{'id':1,'result':{'decision':'accept'}}");
        int written = scene.written().size();
        scene.later.remove().run();
        scene.later.remove().run();
        assertThat(lastWritten()).isEqualTo("{'id':0,'result':{'decision':'decline'}}");
        assertThat(scene.written()).hasSize(written + 1);
        assertThat(history()).extracting(Approval::state).containsExactlyInAnyOrder(ApprovalState.ANSWERED,
                ApprovalState.EXPIRED);
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneWinsAndBothAreTold() throws Exception {
        int rounds = 1000;
        AtomicInteger told = new AtomicInteger();
        for (int round = 0; round < rounds; round++) {
            ask(round, THREAD, "git push");
            String id = open().getFirst().approvalId();
            CyclicBarrier start = new CyclicBarrier(2);
            ControlCall call = callBy(phone);
            String plain = "{'id':" + round + ",'result':{'decision':'cancel'}}";
            Thread other = Thread.ofVirtual().start(() -> {
                await(start);
                try {
                    scene.engine.approvals(call).answer(new ApprovalAnswer(id, Decision.ACCEPT,
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
                } catch (Declined tooLate) {
                    assertThat(tooLate.code()).isEqualTo(ErrorCode.ALREADY_ANSWERED);
                    told.incrementAndGet();
                }
            });
            await(start);
            laptop.send(plain);
            other.join();
            int number = round;
            assertThat(
                    scene.written().stream().filter(each -> each.startsWith("{'id':" + number + ",'result'")))
                    .hasSize(1);
            scene.say(resolved(round));
            assertThat(phone.received()).filteredOn(each -> each.contains("bridge/approval/closed"))
                    .hasSize(1);
            assertThat(laptop.received()).contains(resolved(round));
        }
        assertThat(told.get()).isBetween(1, rounds - 1);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new IllegalStateException(late);
        }
    }

    @Test
    void theInboxHasWhatIsAskedUntilItIsAnswered() {
        ask(0, THREAD, "git push");
        assertThat(attention()).singleElement().satisfies(
                item -> assertThat(item.approvalId()).contains(open().getFirst().approvalId()));
        laptop.send("{'id':0,'result':{'decision':'accept'}}");
        assertThat(attention()).isEmpty();
    }

    @Test
    void theInboxHasTurnsThatEnded() {
        scene.say("{'method':'turn/completed','params':{'threadId':'" + THREAD
                + "','turn':{'id':'t','status':'failed','error':{'message':'no credit'}}}}");
        assertThat(attention()).singleElement().satisfies(item -> {
            assertThat(item.turnId()).contains("t");
            assertThat(item.summary()).contains("no credit");
        });
    }

    private List<AttentionItem> attention() {
        return scene.engine.attention(callBy(phone))
                .list(new AttentionQuery(Optional.empty())).items();
    }

    @Test
    void otherQuestionsAreNoApprovals() {
        scene.say("{'method':'item/tool/call','id':0,'params':{'threadId':'" + THREAD
                + "','callId':'c','tool':'x'}}");
        assertThat(open()).isEmpty();
        assertThat(phone.received()).noneMatch(each -> each.contains("bridge/approval"));
        scene.say(event(THREAD, "item/agentMessage/delta"));
    }
}
