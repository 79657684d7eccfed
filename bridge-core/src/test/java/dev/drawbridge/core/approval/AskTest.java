package dev.drawbridge.core.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.partners.wire.Json;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskTest {
    private static final Reply MALFORMED = new Reply.Malformed();

    private static Ask ask(String request) {
        return maybe(request, Optional.empty()).orElseThrow();
    }

    private static Optional<Ask> maybe(String request, Optional<JsonNode> changes) {
        JsonNode message = Json.parse(request);
        return Ask.of(message.path("method").asText(), message.path("params"), changes,
                Optional.of("/home/me/w"));
    }

    private static Reply read(Ask ask, String result) {
        return ask.read(Json.parse(result));
    }

    private static Reply offered(Decision decision, ApprovalScope scope) {
        return new Reply.Offered(decision, scope);
    }

    private static Reply notOffered(String nearest, Decision decision) {
        return new Reply.NotOffered(Json.parse(nearest), decision);
    }

    private static void answers(Ask ask, Verdict verdict, String result) {
        assertThat(ask.result(verdict)).isEqualTo(Json.parse(result));
    }

    private static void refuses(Ask ask, Verdict verdict, String sentence) {
        assertThatThrownBy(() -> ask.result(verdict)).isInstanceOf(Declined.class)
                .hasMessageContaining(sentence);
    }

    private static final Verdict YES = Verdict.once(Decision.ACCEPT);
    private static final Verdict NO = Verdict.once(Decision.DECLINE);
    private static final Verdict STOP = Verdict.once(Decision.CANCEL);
    private static final Verdict SESSION = Verdict.of(Decision.ACCEPT, ApprovalScope.SESSION);
    private static final Verdict ALWAYS = Verdict.of(Decision.ACCEPT, ApprovalScope.ALWAYS);

    /** As Codex asks, with its own way of writing the command line and the words that it proposes. */
    private static String command(String line, String proposed) {
        return """
                {"method":"item/commandExecution/requestApproval","id":0,"params":{"kind":"command","threadId":"t",\
                "turnId":"u","itemId":"call_1","startedAtMs":1795281467686,"environmentId":"local","reason":"need it",\
                "command":%s,"cwd":"/home/me/w","commandActions":[{"type":"unknown","command":"x"}],\
                "proposedExecpolicyAmendment":%s,"availableDecisions":["accept",{"acceptWithExecpolicyAmendment":\
                {"execpolicy_amendment":%s}},"cancel"]}}"""
                .formatted(quoted(line), proposed, proposed);
    }

    private static String quoted(String text) {
        return Members.NODES.textNode(text).toString();
    }

    @Test
    void aSimpleCommandIsKnownByItsWordsAndItsDirectory() {
        Ask ask = ask(command("/bin/bash -lc 'git  status'", "[\"git\",\"status\"]"));
        assertThat(ask.kind()).isEqualTo(ApprovalKind.COMMAND);
        assertThat(ask.place()).isEqualTo(new Place("t", Optional.of("u"), Optional.of("call_1")));
        assertThat(ask.summary()).isEqualTo("git status");
        assertThat(ask.command()).contains("git  status");
        assertThat(ask.directory()).contains("/home/me/w");
        assertThat(ask.fingerprint()).contains("command:[\"git\",\"status\"]:/home/me/w");
        assertThat(ask.decisions()).containsExactly(Decision.ACCEPT, Decision.DECLINE, Decision.CANCEL);
        assertThat(ask.scopes()).containsExactly(ApprovalScope.ONCE, ApprovalScope.SESSION,
                ApprovalScope.ALWAYS);
        assertThat(ask.personal()).isFalse();
        assertThat(ask.keeper(ApprovalScope.ONCE)).isEqualTo(Keeper.NOBODY);
        assertThat(ask.keeper(ApprovalScope.SESSION)).isEqualTo(Keeper.BRIDGE);
        assertThat(ask.keeper(ApprovalScope.ALWAYS)).isEqualTo(Keeper.AGENT);
    }

    @Test
    void aCommandIsAnsweredInTheAgentsWords() {
        Ask ask = ask(command("/bin/bash -lc 'git status'", "[\"git\",\"status\"]"));
        answers(ask, YES, "{\"decision\":\"accept\"}");
        answers(ask, NO, "{\"decision\":\"decline\"}");
        answers(ask, STOP, "{\"decision\":\"cancel\"}");
        answers(ask, SESSION, "{\"decision\":\"accept\"}");
        answers(ask, ALWAYS,
                "{\"decision\":{\"acceptWithExecpolicyAmendment\":{\"execpolicy_amendment\":[\"git\",\"status\"]}}}");
        assertThat(ask.refusal()).isEqualTo(Json.parse("{\"decision\":\"decline\"}"));
        refuses(ask, Verdict.of(Decision.DECLINE, ApprovalScope.ALWAYS), "Only accept can reach further");
        refuses(ask, Verdict.answering(Map.of("q", List.of("a"))), "No answers are wanted");
        refuses(ask, Verdict.filling(Json.parse("{}")), "No content is wanted");
    }

    @Test
    void aCompoundCommandIsKnownByAllOfItThoughTheAgentProposesItsFirstPart() {
        Ask one = ask(command("/bin/bash -lc 'git status; rm x'", "[\"git\",\"status\"]"));
        Ask other = ask(command("/bin/bash -lc 'git status && ls'", "[\"git\",\"status\"]"));
        Ask simple = ask(command("/bin/bash -lc 'git status'", "[\"git\",\"status\"]"));
        assertThat(List.of(one.fingerprint(), other.fingerprint(), simple.fingerprint()))
                .doesNotHaveDuplicates();
        assertThat(one.fingerprint()).contains("command:\"git status; rm x\":/home/me/w");
        assertThat(one.keeper(ApprovalScope.ALWAYS)).isEqualTo(Keeper.BRIDGE);
        answers(one, ALWAYS, "{\"decision\":\"accept\"}");
    }

    @Test
    void aScriptThatIsProposedAsAWholeIsTheAgentsToKeep() {
        Ask ask = ask(command("/bin/bash -lc 'echo hi > f'", "[\"/bin/bash\",\"-lc\",\"echo hi > f\"]"));
        assertThat(ask.command()).contains("echo hi > f");
        assertThat(ask.keeper(ApprovalScope.ALWAYS)).isEqualTo(Keeper.AGENT);
        answers(ask, ALWAYS, "{\"decision\":{\"acceptWithExecpolicyAmendment\":"
                + "{\"execpolicy_amendment\":[\"/bin/bash\",\"-lc\",\"echo hi > f\"]}}}");
    }

    @Test
    void wordsThatAScriptOnlyHappensToLookLikeHaveAnotherFingerprint() {
        Ask words = ask(command("/bin/bash -lc 'git status'", "[\"git\",\"status\"]"));
        Ask quoted = ask(command("/bin/bash -lc \"'git status'\"", "[\"git status\"]"));
        assertThat(words.fingerprint()).isNotEqualTo(quoted.fingerprint());
    }

    @Test
    void aLongScriptsFingerprintIsShortAndStillItsOwn() {
        Ask one = ask(command("/bin/bash -lc '" + "a".repeat(2000) + "; b'", "[\"a\"]"));
        Ask other = ask(command("/bin/bash -lc '" + "a".repeat(2000) + "; c'", "[\"a\"]"));
        assertThat(one.fingerprint().orElseThrow()).hasSizeLessThanOrEqualTo(500)
                .startsWith("command:sha256:");
        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
        assertThat(one.summary()).hasSize(200).endsWith("…");
    }

    @Test
    void whatAClientSaysOfACommandIsMeasuredByTheOffer() {
        Ask ask = ask(command("/bin/bash -lc 'git status'", "[\"git\",\"status\"]"));
        assertThat(read(ask, "{\"decision\":\"accept\"}"))
                .isEqualTo(offered(Decision.ACCEPT, ApprovalScope.ONCE));
        assertThat(read(ask, "{\"decision\":\"decline\"}"))
                .isEqualTo(offered(Decision.DECLINE, ApprovalScope.ONCE));
        assertThat(read(ask, "{\"decision\":\"cancel\"}"))
                .isEqualTo(offered(Decision.CANCEL, ApprovalScope.ONCE));
        assertThat(ask.read(ask.result(ALWAYS))).isEqualTo(offered(Decision.ACCEPT, ApprovalScope.ALWAYS));
        String accept = "{\"decision\":\"accept\"}";
        assertThat(read(ask, "{\"decision\":\"acceptForSession\"}"))
                .isEqualTo(notOffered(accept, Decision.ACCEPT));
        assertThat(read(ask,
                "{\"decision\":{\"acceptWithExecpolicyAmendment\":{\"execpolicy_amendment\":[\"git\"]}}}"))
                .isEqualTo(notOffered(accept, Decision.ACCEPT));
        assertThat(read(ask, "{\"decision\":{\"applyNetworkPolicyAmendment\":{\"network_policy_amendment\":"
                + "{\"action\":\"allow\",\"host\":\"x.y\"}}}}"))
                .isEqualTo(notOffered(accept, Decision.ACCEPT));
        assertThat(read(ask, "{\"decision\":{\"applyNetworkPolicyAmendment\":{\"network_policy_amendment\":"
                + "{\"action\":\"deny\",\"host\":\"x.y\"}}}}"))
                .isEqualTo(notOffered("{\"decision\":\"decline\"}", Decision.DECLINE));
        for (String result : List.of("null", "{}", "[]", "{\"decision\":null}", "{\"decision\":\"yes\"}",
                "{\"decision\":1}", "{\"decision\":{\"acceptWithExecpolicyAmendment\":{}}}",
                "{\"decision\":{\"acceptWithExecpolicyAmendment\":{\"execpolicy_amendment\":[1]}}}",
                "{\"decision\":{\"applyNetworkPolicyAmendment\":{\"network_policy_amendment\":{\"host\":1}}}}")) {
            assertThat(read(ask, result)).as(result).isEqualTo(MALFORMED);
        }
    }

    @Test
    void whereNothingIsSaidOfDecisionsWhatIsKnownAndProposedIsOffered() {
        Ask ask = ask(
                """
                        {"method":"item/commandExecution/requestApproval","id":0,"params":{"threadId":"t","turnId":"u",
                        "itemId":"i","startedAtMs":1,"command":"git status","cwd":"/w",
                        "proposedExecpolicyAmendment":["git","status"]}}""");
        assertThat(read(ask, "{\"decision\":\"acceptForSession\"}"))
                .isEqualTo(offered(Decision.ACCEPT, ApprovalScope.SESSION));
        assertThat(ask.keeper(ApprovalScope.SESSION)).isEqualTo(Keeper.AGENT);
        answers(ask, SESSION, "{\"decision\":\"acceptForSession\"}");
        assertThat(read(ask,
                "{\"decision\":{\"acceptWithExecpolicyAmendment\":{\"execpolicy_amendment\":[\"git\"]}}}"))
                .isEqualTo(notOffered("{\"decision\":\"accept\"}", Decision.ACCEPT));
    }

    @Test
    void withoutProposedWordsThereIsNoFingerprint() {
        Ask ask = ask(
                """
                        {"method":"item/commandExecution/requestApproval","id":0,"params":{"threadId":"t","turnId":"u",
                        "itemId":"i","startedAtMs":1,"command":"/bin/bash -lc 'rm -rf z'","cwd":"/w",
                        "availableDecisions":["accept","cancel"]}}""");
        assertThat(ask.fingerprint()).isEmpty();
        assertThat(ask.scopes()).containsExactly(ApprovalScope.ONCE);
        refuses(ask, SESSION, "cannot be answered for session, only for once");
        answers(ask, NO, "{\"decision\":\"decline\"}");
    }

    @Test
    void aCommandThatWantsMorePermissionsIsAPersonsToAllow() {
        Ask ask = ask(
                """
                        {"method":"item/commandExecution/requestApproval","id":14,"params":{"kind":"command","threadId":"t",
                        "turnId":"u","itemId":"call_31","startedAtMs":1795281853654,"environmentId":"local","reason":"j",
                        "command":"/bin/bash -lc 'touch /tmp/kk'","cwd":"/w","commandActions":[],
                        "additionalPermissions":{"network":{"enabled":true},"fileSystem":{"read":["/etc"],
                        "write":["/tmp/kk"],"entries":[{"path":{"type":"path","path":"/etc"},"access":"read"},
                        {"path":{"type":"path","path":"/tmp/kk"},"access":"write"}]}},
                        "proposedExecpolicyAmendment":["touch","/tmp/kk"],"availableDecisions":["accept","cancel"]}}""");
        assertThat(ask.personal()).isTrue();
        assertThat(ask.fingerprint()).isEmpty();
        assertThat(ask.summary()).isEqualTo("touch /tmp/kk (with network, read /etc, write /tmp/kk)");
    }

    @Test
    void inputForARunningCommandIsAPersonsToAllow() {
        Ask ask = ask(
                """
                        {"method":"item/commandExecution/requestApproval","id":2,"params":{"kind":"writeStdin",
                        "threadId":"t","turnId":"u","itemId":"call_3","startedAtMs":1795282749843,"approvalId":"call_5",
                        "environmentId":"local","reason":"Send input to an existing terminal.",
                        "command":"write_stdin --session-id 86553 'hello\\n'","cwd":"/w","commandActions":[],
                        "availableDecisions":["accept","cancel"]}}""");
        assertThat(ask.personal()).isTrue();
        assertThat(ask.fingerprint()).isEmpty();
        assertThat(ask.summary())
                .isEqualTo("Type into a running command: write_stdin --session-id 86553 'hello '");
        answers(ask, YES, "{\"decision\":\"accept\"}");
    }

    @Test
    void aHumansCommandIsAnsweredOnceWhateverElseIsOffered() {
        Ask ask = ask(command("ls", "[\"ls\"]").replace("\"kind\":\"command\"", "\"kind\":\"humanCommand\""));
        assertThat(ask.personal()).isTrue();
        assertThat(ask.scopes()).containsExactly(ApprovalScope.ONCE);
        assertThat(read(ask,
                "{\"decision\":{\"acceptWithExecpolicyAmendment\":{\"execpolicy_amendment\":[\"ls\"]}}}"))
                .isEqualTo(notOffered("{\"decision\":\"accept\"}", Decision.ACCEPT));
    }

    @Test
    void aHostIsTheAgentsToRemember() {
        Ask ask = ask(
                """
                        {"method":"item/commandExecution/requestApproval","id":1,"params":{"threadId":"t","turnId":"u",
                        "itemId":"i","startedAtMs":1,"command":"/bin/bash -lc 'curl https://x.y'","cwd":"/w",
                        "networkApprovalContext":{"host":"x.y","protocol":"https"},
                        "proposedExecpolicyAmendment":["curl"],
                        "proposedNetworkPolicyAmendments":[{"action":"allow","host":"x.y"},{"action":"deny","host":"x.y"}],
                        "availableDecisions":["accept","acceptForSession",
                        {"applyNetworkPolicyAmendment":{"network_policy_amendment":{"action":"allow","host":"x.y"}}},
                        {"applyNetworkPolicyAmendment":{"network_policy_amendment":{"action":"deny","host":"x.y"}}},
                        "cancel"]}}""");
        assertThat(ask.personal()).isTrue();
        assertThat(ask.fingerprint()).contains("network:https://x.y");
        assertThat(ask.summary()).isEqualTo("Reach https://x.y: curl https://x.y");
        answers(ask, SESSION, "{\"decision\":\"acceptForSession\"}");
        answers(ask, ALWAYS, "{\"decision\":{\"applyNetworkPolicyAmendment\":{\"network_policy_amendment\":"
                + "{\"action\":\"allow\",\"host\":\"x.y\"}}}}");
        assertThat(read(ask, "{\"decision\":{\"applyNetworkPolicyAmendment\":{\"network_policy_amendment\":"
                + "{\"action\":\"deny\",\"host\":\"x.y\"}}}}"))
                .isEqualTo(offered(Decision.DECLINE, ApprovalScope.ALWAYS));
    }

    @Test
    void whatCannotBeAcceptedOnceIsNotAllowedByARule() {
        Ask ask = ask(command("ls", "[\"ls\"]").replace("[\"accept\",", "["));
        assertThat(ask.decisions()).containsExactly(Decision.DECLINE, Decision.CANCEL);
        assertThat(ask.personal()).isTrue();
        refuses(ask, YES, "cannot be answered with accept, only with decline, cancel");
        assertThat(read(ask, "{\"decision\":\"accept\"}"))
                .isEqualTo(notOffered("{\"decision\":\"decline\"}", Decision.DECLINE));
    }

    @Test
    void elsewhereThanOnThisMachineThereIsNoFingerprintAndOnlyAPersonCanSayYes() {
        Ask ask = ask(command("ls", "[\"ls\"]").replace("\"environmentId\":\"local\"",
                "\"environmentId\":\"cloud\""));
        assertThat(ask.fingerprint()).isEmpty();
        assertThat(ask.personal()).isTrue();
        answers(ask, YES, "{\"decision\":\"accept\"}");
    }

    private static Ask files(String changes) {
        return files("null", changes);
    }

    private static Ask files(String grantRoot, String changes) {
        return maybe(
                """
                        {"method":"item/fileChange/requestApproval","id":0,"params":{"threadId":"t","turnId":"u",
                        "itemId":"call_1","startedAtMs":1795281850101,"reason":null,"grantRoot":%s}}"""
                        .formatted(grantRoot),
                changes.isEmpty() ? Optional.empty() : Optional.of(Json.parse(changes))).orElseThrow();
    }

    private static final String INSIDE = """
            [{"path":"/home/me/w/foo.txt","kind":{"type":"add"},"diff":"hello\\n"}]""";
    private static final String MOVED_OUT = """
            [{"path":"/home/me/w/foo.txt","kind":{"type":"update","move_path":"/home/me/bar.txt"},"diff":""}]""";

    @Test
    void changedFilesAreKnownByTheDirectoryThatContainsThemAll() {
        Ask ask = files(INSIDE);
        assertThat(ask.kind()).isEqualTo(ApprovalKind.FILE_CHANGE);
        assertThat(ask.summary()).isEqualTo("Change /home/me/w/foo.txt");
        assertThat(ask.fingerprint()).contains("files:/home/me/w");
        assertThat(ask.directory()).contains("/home/me/w");
        assertThat(ask.scopes()).containsExactly(ApprovalScope.ONCE, ApprovalScope.SESSION,
                ApprovalScope.ALWAYS);
        assertThat(ask.keeper(ApprovalScope.ALWAYS)).isEqualTo(Keeper.BRIDGE);
        answers(ask, YES, "{\"decision\":\"accept\"}");
        answers(ask, SESSION, "{\"decision\":\"accept\"}");
        answers(ask, NO, "{\"decision\":\"decline\"}");
        answers(ask, STOP, "{\"decision\":\"cancel\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "[{}]", "[{\"path\":1,\"kind\":{}}]",
        "[{\"path\":\"w/x\",\"kind\":{}}]",
        "[{\"path\":\"/home/me/w/../x\",\"kind\":{}}]", "[{\"path\":\"/home/me/wx\",\"kind\":{}}]",
        "[{\"path\":\"/home/me/w/a\",\"kind\":{}},{\"path\":\"/etc/b\",\"kind\":{}}]",
        "[{\"path\":\"/home/me/w/a\",\"kind\":{\"type\":\"update\",\"move_path\":3}}]",
        "[{\"path\":\"/home/me/w/.git/hooks/x\",\"kind\":{}}]",
        "[{\"path\":\"/home/me/w/a/.codex/x\",\"kind\":{}}]",
        "[{\"path\":\"/home/me/w/.GIT/hooks/x\",\"kind\":{}}]",
        "[{\"path\":\"/home/me/w/.ssh/authorized_keys\",\"kind\":{}}]",
        "[{\"path\":\"/home/me/w/.bashrc\",\"kind\":{}}]",
        "[{\"path\":\"/home/me/w/\u200c.git/hooks/x\",\"kind\":{}}]"})
    void filesThatAreNotKnownToBeThereOrThatMatterMoreHaveNoFingerprint(String changes) {
        Ask ask = files(changes);
        assertThat(ask.fingerprint()).isEmpty();
        refuses(ask, ALWAYS, "only for once");
        assertThat(files(MOVED_OUT).fingerprint()).isEmpty();
    }

    @Test
    void filesWithoutKnownChangesAreAPersonsToAllow() {
        assertThat(files("").personal()).isTrue();
        assertThat(files(INSIDE).personal()).isFalse();
        assertThat(files("").summary()).isEqualTo("Change files");
    }

    @Test
    void allDirectoriesOfChangesAreTold() {
        assertThat(files(MOVED_OUT).directories()).containsExactly("/home/me/w", "/home/me");
        assertThat(files("\"/opt/y\"", MOVED_OUT).directories()).containsExactly("/opt/y", "/home/me/w",
                "/home/me");
    }

    @Test
    void aGrantedRootIsTheRootIfItContainsTheChanges() {
        assertThat(files("\"/home/me\"", MOVED_OUT).fingerprint()).contains("files:/home/me");
        assertThat(files("\"/opt\"", INSIDE).fingerprint()).isEmpty();
        assertThat(files("\"/home/me\"", "").fingerprint()).isEmpty();
        assertThat(files("\"/\"", INSIDE).fingerprint()).isEmpty();
    }

    @Test
    void whatAClientSaysOfFilesIsRead() {
        Ask ask = files(INSIDE);
        assertThat(read(ask, "{\"decision\":\"acceptForSession\"}"))
                .isEqualTo(offered(Decision.ACCEPT, ApprovalScope.SESSION));
        assertThat(read(ask, "{\"decision\":\"cancel\"}"))
                .isEqualTo(offered(Decision.CANCEL, ApprovalScope.ONCE));
        assertThat(read(ask, "{\"decision\":\"acceptWithExecpolicyAmendment\"}")).isEqualTo(MALFORMED);
        assertThat(read(ask,
                "{\"decision\":{\"acceptWithExecpolicyAmendment\":{\"execpolicy_amendment\":[\"x\"]}}}"))
                .isEqualTo(MALFORMED);
    }

    private static final String PERMISSIONS = """
            {"method":"item/permissions/requestApproval","id":1,"params":{"threadId":"t","turnId":"u",
            "itemId":"call_3","environmentId":"local","startedAtMs":1795281852095,"cwd":"/home/me/w","reason":"r",
            "permissions":{"network":{"enabled":true},"fileSystem":{"read":["/etc"],"write":["/tmp/zz"],"entries":[
            {"path":{"type":"path","path":"/etc"},"access":"read"},
            {"path":{"type":"path","path":"/tmp/zz"},"access":"write"}]}}}}""";

    @Test
    void permissionsAreGrantedAsWanted() {
        Ask ask = ask(PERMISSIONS);
        assertThat(ask.kind()).isEqualTo(ApprovalKind.PERMISSIONS);
        assertThat(ask.summary()).isEqualTo("Allow network, read /etc, write /tmp/zz: r");
        assertThat(ask.directories()).containsExactly("/home/me/w", "/etc", "/tmp/zz");
        assertThat(ask.decisions()).containsExactly(Decision.ACCEPT, Decision.DECLINE);
        assertThat(ask.scopes()).containsExactly(ApprovalScope.ONCE, ApprovalScope.SESSION);
        assertThat(ask.keeper(ApprovalScope.SESSION)).isEqualTo(Keeper.AGENT);
        String all = """
                {"permissions":{"network":{"enabled":true},"fileSystem":{"entries":[
                {"path":{"type":"path","path":"/etc"},"access":"read"},
                {"path":{"type":"path","path":"/tmp/zz"},"access":"write"}]}},"scope":"turn"}""";
        answers(ask, YES, all);
        answers(ask, SESSION, all.replace("turn", "session"));
        answers(ask, NO, "{\"permissions\":{},\"scope\":\"turn\"}");
        refuses(ask, STOP, "cannot be answered with cancel, only with accept, decline");
        refuses(ask, ALWAYS, "only for once, session");
    }

    @Test
    void whatAClientGrantsIsMeasuredByWhatWasWanted() {
        Ask ask = ask(PERMISSIONS);
        Reply once = offered(Decision.ACCEPT, ApprovalScope.ONCE);
        Reply no = offered(Decision.DECLINE, ApprovalScope.ONCE);
        assertThat(read(ask, "{\"permissions\":{\"network\":{\"enabled\":true}}}")).isEqualTo(once);
        assertThat(
                read(ask, "{\"permissions\":{\"fileSystem\":{\"read\":[\"/tmp/zz\"]}},\"scope\":\"turn\"}"))
                .isEqualTo(once);
        assertThat(read(ask,
                "{\"permissions\":{\"fileSystem\":{\"write\":[\"/tmp/zz\"]}},\"scope\":\"session\"}"))
                .isEqualTo(offered(Decision.ACCEPT, ApprovalScope.SESSION));
        assertThat(read(ask, "{\"permissions\":{}}")).isEqualTo(no);
        assertThat(read(ask, "{\"permissions\":{\"network\":{\"enabled\":false},\"fileSystem\":null}}"))
                .isEqualTo(no);
        assertThat(read(ask, "{\"permissions\":{\"fileSystem\":{\"write\":[\"/etc\",\"/tmp/zz\"]}}}"))
                .isEqualTo(
                        notOffered(
                                "{\"permissions\":{\"fileSystem\":{\"entries\":[{\"path\":{\"type\":\"path\","
                                        + "\"path\":\"/tmp/zz\"},\"access\":\"write\"}]}},\"scope\":\"turn\"}",
                                Decision.ACCEPT));
        assertThat(read(ask, "{\"permissions\":{\"fileSystem\":{\"write\":[\"/\"]}},\"scope\":\"session\"}"))
                .isEqualTo(notOffered("{\"permissions\":{},\"scope\":\"turn\"}", Decision.DECLINE));
        for (String result : List.of("{}", "null", "{\"decision\":\"accept\"}", "{\"permissions\":[]}",
                "{\"permissions\":{},\"scope\":\"always\"}", "{\"permissions\":{\"network\":true}}",
                "{\"permissions\":{\"fileSystem\":{\"write\":[1]}}}",
                "{\"permissions\":{\"fileSystem\":{\"write\":1}}}",
                "{\"permissions\":{\"fileSystem\":{\"entries\":[{}]}}}")) {
            assertThat(read(ask, result)).as(result).isEqualTo(MALFORMED);
        }
    }

    private static final String QUESTION = """
            {"method":"item/tool/requestUserInput","id":6,"params":{"threadId":"t","turnId":"u","itemId":"call_13",
            "questions":[{"id":"q1","header":"H","question":"Which?","isOther":%s,"isSecret":true,
            "options":[{"label":"a","description":"x"},{"label":"b","description":"y"}]},
            {"id":"q2","header":"H","question":"And?","isOther":false,"isSecret":false,"options":null}],
            "isBlocking":false,"autoResolutionMs":null}}""";

    @Test
    void questionsAreAnsweredAllOrNotAtAll() {
        Ask ask = ask(QUESTION.formatted(false));
        assertThat(ask.kind()).isEqualTo(ApprovalKind.QUESTION);
        assertThat(ask.summary()).isEqualTo("Which? / And?");
        assertThat(ask.decisions()).containsExactly(Decision.ACCEPT, Decision.DECLINE);
        assertThat(ask.personal()).isTrue();
        answers(ask, Verdict.answering(Map.of("q1", List.of("b"), "q2", List.of("free"))),
                "{\"answers\":{\"q1\":{\"answers\":[\"b\"]},\"q2\":{\"answers\":[\"free\"]}}}");
        answers(ask, NO, "{\"answers\":{}}");
        refuses(ask, YES, "no answer to the question \"q1\"");
        refuses(ask, Verdict.answering(Map.of("q1", List.of("b"))), "no answer to the question \"q2\"");
        refuses(ask, Verdict.answering(Map.of("q1", List.of("b"), "q2", List.of("x"), "q3", List.of("y"))),
                "the questions are q1, q2");
        refuses(ask, Verdict.filling(Json.parse("{}")), "No content is wanted");
        refuses(ask, STOP, "only with accept, decline");
    }

    @Test
    void onlyOptionsAreTakenUnlessThereMayBeOthersAndNoAnswerIsEverRepeated() {
        Verdict other = Verdict.answering(Map.of("q1", List.of("hunter2"), "q2", List.of("x")));
        Ask strict = ask(QUESTION.formatted(false));
        assertThatThrownBy(() -> strict.result(other))
                .hasMessageContaining("only be answered with one of: a, b")
                .hasMessageNotContaining("hunter2");
        answers(ask(QUESTION.formatted(true)), other,
                "{\"answers\":{\"q1\":{\"answers\":[\"hunter2\"]},\"q2\":{\"answers\":[\"x\"]}}}");
    }

    @Test
    void whatAClientAnswersIsRead() {
        Ask ask = ask(QUESTION.formatted(false));
        assertThat(read(ask, "{\"answers\":{\"q1\":{\"answers\":[\"a\"]}}}"))
                .isEqualTo(offered(Decision.ACCEPT, ApprovalScope.ONCE));
        assertThat(read(ask, "{\"answers\":{}}")).isEqualTo(offered(Decision.DECLINE, ApprovalScope.ONCE));
        assertThat(read(ask, "{\"answers\":{\"q1\":[\"a\"]}}")).isEqualTo(MALFORMED);
        assertThat(read(ask, "{}")).isEqualTo(MALFORMED);
    }

    private static final String TOOL = """
            {"method":"mcpServer/elicitation/request","id":0,"params":{"threadId":"t","turnId":"u","serverName":"el",
            "mode":"form","_meta":{"codex_approval_kind":"mcp_tool_call","persist":["session","always"],
            "tool_name":"plain","tool_title":"Plain Title","tool_description":"a plain tool","tool_params":{"x":"1"},
            "tool_params_display":[{"name":"x","value":"1","display_name":"x"}]},
            "message":"Allow the el MCP server to run tool \\"plain\\"?",
            "requestedSchema":{"type":"object","properties":{}}}}""";

    @Test
    void aToolIsKnownByItsServerAndItsName() {
        Ask ask = ask(TOOL);
        assertThat(ask.kind()).isEqualTo(ApprovalKind.TOOL);
        assertThat(ask.tool()).contains("mcp:el:plain");
        assertThat(ask.fingerprint()).contains("mcp:el:plain");
        assertThat(ask.summary()).isEqualTo("Use plain of el with {\"x\":\"1\"}");
        assertThat(ask.scopes()).containsExactly(ApprovalScope.ONCE, ApprovalScope.SESSION,
                ApprovalScope.ALWAYS);
        assertThat(ask.keeper(ApprovalScope.ALWAYS)).isEqualTo(Keeper.AGENT);
        assertThat(ask.personal()).isFalse();
        answers(ask, YES, "{\"action\":\"accept\",\"content\":{},\"_meta\":null}");
        answers(ask, SESSION, "{\"action\":\"accept\",\"content\":{},\"_meta\":{\"persist\":\"session\"}}");
        answers(ask, ALWAYS, "{\"action\":\"accept\",\"content\":{},\"_meta\":{\"persist\":\"always\"}}");
        answers(ask, NO, "{\"action\":\"decline\",\"content\":null,\"_meta\":null}");
        answers(ask, STOP, "{\"action\":\"cancel\",\"content\":null,\"_meta\":null}");
    }

    @Test
    void aToolIsRememberedOnlyAsFarAsTheAgentOffers() {
        Ask ask = ask(TOOL.replace("\"persist\":[\"session\",\"always\"],", ""));
        assertThat(ask.scopes()).containsExactly(ApprovalScope.ONCE);
        refuses(ask, SESSION, "only for once");
        assertThat(read(ask, "{\"action\":\"accept\",\"_meta\":{\"persist\":\"always\"}}"))
                .isEqualTo(
                        notOffered("{\"action\":\"accept\",\"content\":{},\"_meta\":null}", Decision.ACCEPT));
        assertThat(read(ask, "{\"action\":\"accept\",\"content\":{}}"))
                .isEqualTo(offered(Decision.ACCEPT, ApprovalScope.ONCE));
        assertThat(read(ask(TOOL), "{\"action\":\"accept\",\"_meta\":{\"persist\":\"session\"}}"))
                .isEqualTo(offered(Decision.ACCEPT, ApprovalScope.SESSION));
        assertThat(read(ask, "{\"action\":\"cancel\"}"))
                .isEqualTo(offered(Decision.CANCEL, ApprovalScope.ONCE));
        assertThat(read(ask, "{\"action\":\"nonsense\"}")).isEqualTo(MALFORMED);
    }

    @Test
    void aServerThatSpeaksAsTheAgentDoesNotGetARulesYes() {
        assertThat(ask(TOOL.replace("Allow the el MCP", "Give me the")).personal()).isTrue();
        assertThat(ask(TOOL.replace("Allow the el MCP", "Allow the other MCP")).personal()).isTrue();
    }

    private static final String FORM = """
            {"method":"mcpServer/elicitation/request","id":9,"params":{"threadId":"t","turnId":null,"serverName":"el",
            "mode":"form","_meta":null,"message":"Name?","requestedSchema":{"type":"object","properties":{
            "age":{"type":"integer","minimum":1},"col":{"type":"string","enum":["red","blue"]},
            "many":{"type":"array","items":{"type":"string","enum":["a","b"]},"maxItems":2},
            "name":{"type":"string","minLength":1},"ok":{"type":"boolean"},
            "one":{"type":"string","oneOf":[{"const":"x","title":"X"}]},"part":{"type":"number","maximum":1}},
            "required":["name"]}}}""";

    @Test
    void aFormIsFilledIn() {
        Ask ask = ask(FORM);
        assertThat(ask.kind()).isEqualTo(ApprovalKind.ELICITATION);
        assertThat(ask.summary()).isEqualTo("el: Name?");
        assertThat(ask.scopes()).containsExactly(ApprovalScope.ONCE);
        String content = "{\"name\":\"N\",\"age\":3,\"col\":\"red\",\"many\":[\"a\"],\"ok\":true,\"one\":\"x\",\"part\":0.5}";
        answers(ask, Verdict.filling(Json.parse(content)),
                "{\"action\":\"accept\",\"content\":" + content + ",\"_meta\":null}");
        answers(ask, NO, "{\"action\":\"decline\",\"content\":null,\"_meta\":null}");
        answers(ask, STOP, "{\"action\":\"cancel\",\"content\":null,\"_meta\":null}");
        refuses(ask, YES, "\"name\" must be filled in");
        refuses(ask, Verdict.filling(Json.parse("[]")), "must be an object");
        refuses(ask, Verdict.answering(Map.of("name", List.of("x"))), "No answers are wanted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"age\":0", "\"age\":1.5", "\"age\":\"1\"", "\"col\":\"green\"",
        "\"many\":[\"c\"]",
        "\"many\":[\"a\",\"b\",\"a\"]", "\"many\":\"a\"", "\"name\":\"\"", "\"name\":null", "\"ok\":\"yes\"",
        "\"one\":\"y\"", "\"part\":2", "\"other\":1"})
    void whatDoesNotFitTheFormIsRefused(String field) {
        Ask ask = ask(FORM);
        String content = "{\"name\":\"N\"," + field + "}";
        assertThatThrownBy(() -> ask.result(Verdict.filling(Json.parse(content))))
                .isInstanceOf(Declined.class);
    }

    @Test
    void aLinkIsOnlyAcceptedOrNot() {
        Ask ask = ask(
                """
                        {"method":"mcpServer/elicitation/request","id":15,"params":{"threadId":"t","turnId":"u",
                        "serverName":"el","mode":"url","_meta":null,"message":"Go there","url":"https://example.test/x",
                        "elicitationId":"e1"}}""");
        assertThat(ask.summary()).isEqualTo("el: Go there https://example.test/x");
        answers(ask, YES, "{\"action\":\"accept\",\"content\":null,\"_meta\":null}");
        refuses(ask, Verdict.filling(Json.parse("{}")), "No content is wanted");
    }

    @Test
    void anUnknownFormTakesWhateverContentThereIs() {
        Ask ask = ask(FORM.replace("\"mode\":\"form\"", "\"mode\":\"openai/form\""));
        answers(ask, Verdict.filling(Json.parse("{\"z\":1}")),
                "{\"action\":\"accept\",\"content\":{\"z\":1},\"_meta\":null}");
        refuses(ask, YES, "Content is wanted here");
    }

    @Test
    void olderCommandsAreAnsweredInOlderWords() {
        Ask ask = ask(
                """
                        {"method":"execCommandApproval","id":1,"params":{"conversationId":"t","callId":"c","approvalId":null,
                        "command":["bash","-lc","git status; rm x"],"cwd":"/w","reason":null,"parsedCmd":[]}}""");
        assertThat(ask.place()).isEqualTo(new Place("t", Optional.empty(), Optional.of("c")));
        assertThat(ask.command()).contains("git status; rm x");
        assertThat(ask.fingerprint()).isEmpty();
        answers(ask, YES, "{\"decision\":\"approved\"}");
        answers(ask, NO, "{\"decision\":{\"denied\":{\"rejection\":\"declined\"}}}");
        answers(ask, STOP, "{\"decision\":\"abort\"}");
        refuses(ask, ALWAYS, "only for once");
        assertThat(read(ask, "{\"decision\":\"approved_for_session\"}"))
                .isEqualTo(offered(Decision.ACCEPT, ApprovalScope.SESSION));
        assertThat(read(ask,
                "{\"decision\":{\"approved_execpolicy_amendment\":{\"proposed_execpolicy_amendment\":"
                        + "[\"git\"]}}}"))
                .isEqualTo(notOffered("{\"decision\":\"approved\"}", Decision.ACCEPT));
        assertThat(ask.read(ask.refusal())).isEqualTo(offered(Decision.DECLINE, ApprovalScope.ONCE));
        assertThat(read(ask, "{\"decision\":\"denied\"}")).isEqualTo(MALFORMED);
    }

    @Test
    void olderPatchesAreKnownByTheirRoot() {
        Ask ask = ask(
                """
                        {"method":"applyPatchApproval","id":1,"params":{"conversationId":"t","callId":"c","reason":null,
                        "grantRoot":null,"fileChanges":{"/home/me/w/a":{"type":"add","content":""},
                        "/home/me/w/b":{"type":"update","unified_diff":"","move_path":"/home/me/w/c"}}}}""");
        assertThat(ask.fingerprint()).contains("files:/home/me/w");
        assertThat(ask.summary()).isEqualTo("Change 3 files: /home/me/w/a, /home/me/w/b, /home/me/w/c");
        answers(ask, SESSION, "{\"decision\":\"approved\"}");
        assertThat(ask.keeper(ApprovalScope.SESSION)).isEqualTo(Keeper.BRIDGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"method\":\"item/tool/call\",\"params\":{\"threadId\":\"t\"}}",
        "{\"method\":\"item/commandExecution/requestApproval\"}",
        "{\"method\":\"item/commandExecution/requestApproval\",\"params\":[]}",
        "{\"method\":\"item/commandExecution/requestApproval\",\"params\":{\"command\":\"ls\"}}",
        "{\"method\":\"item/commandExecution/requestApproval\",\"params\":{\"threadId\":\"t\",\"command\":[\"ls\"]}}",
        "{\"method\":\"item/fileChange/requestApproval\",\"params\":{\"threadId\":7}}",
        "{\"method\":\"item/permissions/requestApproval\",\"params\":{\"threadId\":\"t\"}}",
        "{\"method\":\"item/permissions/requestApproval\",\"params\":{\"threadId\":\"t\",\"permissions\":{\"network\":1}}}",
        "{\"method\":\"item/tool/requestUserInput\",\"params\":{\"threadId\":\"t\",\"questions\":[]}}",
        "{\"method\":\"item/tool/requestUserInput\",\"params\":{\"threadId\":\"t\",\"questions\":[{\"id\":1}]}}",
        "{\"method\":\"mcpServer/elicitation/request\",\"params\":{\"threadId\":\"t\",\"mode\":\"new\"}}",
        "{\"method\":\"mcpServer/elicitation/request\",\"params\":{\"threadId\":\"t\",\"serverName\":\"x\",\"mode\":\"form\",\"message\":\"m\"}}",
        "{\"method\":\"execCommandApproval\",\"params\":{\"conversationId\":\"t\",\"command\":\"ls\"}}",
        "{\"method\":\"applyPatchApproval\",\"params\":{\"conversationId\":\"t\",\"fileChanges\":3}}"})
    void whatCannotBeUnderstoodIsNotReadAsAnApproval(String request) {
        assertThat(maybe(request, Optional.empty())).isEmpty();
    }

    @Test
    void aSummaryIsOneHarmlessLine() {
        Ask ask = ask(command("/bin/bash -lc 'ls\n\u001b[2J\u202etxt\u0007 \u200bx'", "[\"ls\"]"));
        assertThat(ask.summary()).isEqualTo("ls \ufffd[2J\ufffdtxt\ufffd \ufffdx");
    }
}
