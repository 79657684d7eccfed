package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.json;
import static dev.drawbridge.server.differential.Params.with;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.util.List;
import org.junit.jupiter.api.Test;

@RealAgents(Partner.CODEX)
final class HandshakeTest {
    @Test
    void beforeInitializeEveryKnownRequestIsRefused() {
        sameOnBoth(stage -> {
            Actor a = stage.enter("a");
            a.request("thread/loaded/list", with());
            a.request("thread/start", with());
            a.request("thread/queue/list", with("threadId", "x"));
            a.request("memory/reset");
            a.request("no/such/method", with());
            a.initialize();
            a.request("thread/loaded/list", with());
        });
    }

    @Test
    void aSecondInitializeIsRefusedAndChangesNothing() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            a.request("initialize", a.hello(with("experimentalApi", false)));
            a.request("thread/queue/list", with("threadId", "x"));
        });
    }

    @Test
    void requestsAreAnsweredRightAfterTheInitializeResponse() {
        sameOnBoth(stage -> {
            Actor a = stage.enter("a");
            a.request("initialize", a.hello(with()));
            a.nowInitialized().request("thread/loaded/list", with());
        });
    }

    @Test
    void everyClientHearsTheWarningsOfTheStart() {
        sameOnBoth(stage -> {
            stage.initialized("a");
            stage.initialized("b");
            stage.enter("c").initialize(with());
        });
    }

    @Test
    void eachClientIsToldItsOwnNameAndVersion() {
        sameOnBoth(stage -> {
            stage.initialized("a");
            Actor b = stage.enter("b");
            b.request("initialize",
                    with("clientInfo", with("name", "näme/1 (x)", "title", "T", "version", " 9.9\n")));
            Actor c = stage.enter("c");
            c.request("initialize", with("clientInfo", with("name", "", "version", "")));
        });
    }

    @Test
    void aBadInitializeIsRefusedAndMayBeRepeated() {
        sameOnBoth(stage -> {
            Actor a = stage.enter("a");
            for (String params : List.of("{}", "null", "5", "[]", "{'clientInfo':{}}",
                    "{'clientInfo':{'name':'n'}}",
                    "{'clientInfo':{'name':5,'version':'1'}}",
                    "{'clientInfo':{'name':'x\\ny','version':'1'}}",
                    "{'clientInfo':{'name':'x\\u0000','version':'1'}}",
                    "{'clientInfo':{'name':'x\\u007f','version':'1'}}",
                    introduction("5"), introduction("{'experimentalApi':'yes'}"),
                    introduction("{'experimentalApi':null}"), introduction("{'requestAttestation':null}"),
                    introduction("{'requiredHumanApproval':null}"),
                    introduction("{'explicitGatewayOauth':1}"),
                    introduction("{'mcpServerOpenaiFormElicitation':'x'}"), introduction("{'extensions':5}"),
                    introduction("{'optOutNotificationMethods':'x'}"),
                    introduction("{'optOutNotificationMethods':[5]}"))) {
                a.send(json("{'id':'bad','method':'initialize','params':" + params + "}"));
                a.answer("bad");
            }
            a.send(json("{'id':'bad','method':'initialize'}"));
            a.answer("bad");
            a.request("thread/loaded/list", with());
            a.initialize();
        });
    }

    @Test
    void capabilitiesMayBeAbsentOrUnknown() {
        sameOnBoth(stage -> {
            for (String capabilities : List.of("null", "{}", "{'unknown':1}",
                    "{'optOutNotificationMethods':null}",
                    "{'requiredHumanApproval':true}", "{'extensions':{'a':1}}", "{'extensions':null}")) {
                Actor each = stage.enter(capabilities);
                each.send(json("{'id':1,'method':'initialize','params':" + introduction(capabilities) + "}"));
                each.answer(1);
                each.nowInitialized().request("thread/queue/list", with("threadId", "x"));
            }
        });
    }

    private static String introduction(String capabilities) {
        return "{'clientInfo':{'name':'x','version':'1'},'capabilities':" + capabilities + "}";
    }

    @Test
    void optedOutNotificationsAreNotHeard() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.enter("b").initialize(with("experimentalApi", true, "optOutNotificationMethods",
                    List.of("configWarning", "remoteControl/status/changed", "thread/started",
                            "thread/status", "Turn/started",
                            "item/agentMessage/delta", "no/such")));
            String thread = a.startThread();
            a.turn(thread, "TOKENS:3");
            b.resume(thread);
            a.turn(thread, "TOKENS:3");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void initializedMayBeSaidAnyTimeOrNever() {
        sameOnBoth(stage -> {
            Actor a = stage.enter("a");
            a.send(with("method", "initialized"));
            a.send(with("method", "initialized", "params", with("x", 1)));
            a.request("thread/loaded/list", with());
            a.initialize();
            a.send(with("method", "initialized"));
            a.send(with("method", "no/such/notification"));
            a.request("thread/loaded/list", with());
        });
    }
}
