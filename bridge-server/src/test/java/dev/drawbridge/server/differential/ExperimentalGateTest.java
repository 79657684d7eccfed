package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.json;
import static dev.drawbridge.server.differential.Params.with;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client may say, and hears, that did not say that it knows experimental things. */
@RealAgents(Partner.CODEX)
final class ExperimentalGateTest {
    private static final List<String> METHODS = List.of("'thread/queue/list','params':{'threadId':'x'}",
            "'process/spawn','params':{'command':['true'],'processHandle':'h','cwd':'/'}",
            "'process/kill','params':{'processHandle':'h'}", "'memory/status','params':{}", "'memory/reset'",
            "'project/list','params':{}", "'environment/status','params':{'environmentId':'x'}",
            "'collaborationMode/list','params':{}",
            "'fuzzyFileSearch/sessionStop','params':{'sessionId':'s'}",
            "'mock/experimentalMethod','params':{}",
            "'thread/settings/update','params':{'threadId':'x'}",
            "'thread/realtime/stop','params':{'threadId':'x'}",
            "'account/bedrock/checkGovCloudRequirements','params':{}");
    private static final List<String> FIELDS = List.of(
            "'thread/start','params':{'runtimeWorkspaceRoots':[]}",
            "'thread/start','params':{'environments':[]}",
            "'thread/start','params':{'dynamicTools':[]}", "'thread/start','params':{'dynamicTools':null}",
            "'thread/start','params':{'daybreakEnabled':false}",
            "'thread/start','params':{'permissions':'x'}",
            "'thread/start','params':{'historyMode':'paginated'}",
            "'thread/start','params':{'projectId':'x'}",
            "'thread/start','params':{'experimentalRawEvents':true}",
            "'thread/start','params':{'experimentalRawEvents':false}",
            "'thread/start','params':{'experimentalRawEvents':null}",
            "'thread/start','params':{'allowProviderModelFallback':true}",
            "'thread/start','params':{'mockExperimentalField':''}",
            "'thread/start','params':{'approvalPolicy':{'granular':{'sandbox_approval':true,'rules':true,"
                    + "'skill_approval':true,'request_permissions':true,'mcp_elicitations':true}}}",
            "'thread/start','params':{'dynamicTools':[],'permissions':'x','runtimeWorkspaceRoots':[]}",
            "'thread/start','params':{'experimental\\u0052awEvents':true}",
            "'thread/resume','params':{'threadId':'x','history':[]}",
            "'thread/resume','params':{'threadId':'x','path':'/x'}",
            "'thread/resume','params':{'threadId':'x','path':''}",
            "'thread/resume','params':{'threadId':'x','path':null}",
            "'thread/fork','params':{'threadId':'x','beforeTurnId':'x'}",
            "'thread/fork','params':{'threadId':'x','attachToSource':true}",
            "'thread/fork','params':{'threadId':'x','attachToSource':false}",
            "'thread/fork','params':{'threadId':'x','deferGoalContinuation':true}",
            "'thread/metadata/update','params':{'threadId':'x','projectId':'x'}",
            "'thread/metadata/update','params':{'threadId':'x','projectId':null}",
            "'thread/metadata/update','params':{'threadId':'x','daybreakEnabled':true}",
            "'thread/list','params':{'projectId':'x'}", "'thread/list','params':{'projectId':null}",
            "'thread/list','params':{'includeAttachedThreads':true}",
            "'thread/list','params':{'includeAttachedThreads':false}",
            "'thread/list','params':{'parentThreadId':'x'}",
            "'thread/items/list','params':{'threadId':'x','deferOutput':{'commandExecution':true}}",
            "'thread/items/list','params':{'threadId':'x','deferOutput':{'mcpToolCall':true}}",
            "'thread/items/list','params':{'threadId':'x','deferOutput':{}}",
            "'turn/start','params':{'threadId':'x','input':[],'collaborationMode':null}",
            "'turn/start','params':{'threadId':'x','input':[],'environments':[]}",
            "'turn/start','params':{'threadId':'x','input':[],'additionalContext':{}}",
            "'turn/start','params':{'threadId':'x','input':[],'responsesapiClientMetadata':{}}",
            "'turn/start','params':{'threadId':'x','input':[],'multiAgentMode':'none'}",
            "'turn/steer','params':{'threadId':'x','input':[],'expectedTurnId':'t','additionalContext':{}}",
            "'account/login/start','params':{'type':'chatgptAuthTokens','accessToken':'x','chatgptAccountId':'x'}");

    @Test
    void experimentalMethodsAreRefused() {
        sameOnBoth(stage -> askAll(stage, METHODS));
    }

    @Test
    void experimentalFieldsAreRefusedWhenTheyAreUsed() {
        sameOnBoth(stage -> askAll(stage, FIELDS));
    }

    @Test
    void experimentalNotificationsAreNotHeard() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.enter("b").initialize(with("experimentalApi", false));
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
        });
    }

    private static void askAll(Stage stage, List<String> requests) {
        Actor actor = stage.enter("a").initialize(with("experimentalApi", false));
        for (String request : requests) {
            actor.send(json("{'id':'" + requests.indexOf(request) + "','method':" + request + "}"));
            if (actor.answer(requests.indexOf(request)).at("/result/thread").isObject()) {
                actor.await("thread/started");
            }
        }
    }
}
