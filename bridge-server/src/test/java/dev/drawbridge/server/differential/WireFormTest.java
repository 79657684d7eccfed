package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.json;
import static dev.drawbridge.server.differential.Params.with;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The many ways in which the same message can be written, and what is no message. */
@RealAgents(Partner.CODEX)
final class WireFormTest {
    @Test
    void methodNamesMayBeEscaped() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            a.send("{\"id\":1,\"method\":\"thread\\/loaded\\/list\",\"params\":{}}");
            a.answer(1);
            a.send("{\"id\":2,\"m\\u0065thod\":\"thr\\u0065ad/read\",\"p\\u0061rams\":{\"thre\\u0061dId\":\"\\u0078\"}}");
            a.answer(2);
        });
    }

    @Test
    void anEscapedThreadIdSubscribesAndUnsubscribes() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            String escaped = "\\u003" + thread.charAt(0) + thread.substring(1);
            b.send("{\"id\":50,\"method\":\"thread\\/resume\",\"params\":{\"thr\\u0065adId\":\"" + escaped
                    + "\"}}");
            b.answer(50);
            b.await("thread/goal/cleared");
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
            b.send("{\"id\":51,\"method\":\"thread\\/unsubscribe\",\"params\":{\"thr\\u0065adId\":\""
                    + escaped + "\"}}");
            b.answer(51);
            a.turn(thread, "TOKENS:1");
        });
    }

    @Test
    void aMessageMayBeSpreadOverLines() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            a.send("\n\t {\n  \"params\" : {\r\n \"threadId\" : \"x\" }\n,\n\"method\"\n:\n\"thread/read\" , \"id\" : 1\n}\n\n");
            a.answer(1);
            a.send("{\n\"id\": 2,\n\"method\": \"thread/start\",\n\"params\": {\n\n}\n}");
            a.answer(2);
        });
    }

    @Test
    void theMemberJsonrpcIsTolerated() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            for (Object version : List.of("2.0", "1.0", 2, with())) {
                a.send(with("jsonrpc", version, "id", "v", "method", "thread/loaded/list", "params", with()));
                a.answer("v");
            }
            a.send(with("jsonrpc", "2.0", "id", 50, "method", "thread/read", "params",
                    with("threadId", "x")));
            a.answer(50);
            String thread = a.startThread();
            a.startTurn(thread, "RUN: echo hi ESCALATE");
            var question = a.await("item/commandExecution/requestApproval");
            a.send(with("jsonrpc", "2.0", "id", question.get("id"), "result", with("decision", "accept")));
            a.awaitTurnEnd(thread);
        });
    }

    @Test
    void unknownMembersAreTolerated() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            a.send(json(
                    "{'x':1,'id':1,'method':'thread/read','params':{'y':{'threadId':'z'},'threadId':'x'},'result':5}"));
            a.answer(1);
            a.send(json(
                    "{'id':2,'method':'thread/read','params':{'threadId':'x'},'trace':{'traceparent':'00-0-0-00'}}"));
            a.answer(2);
        });
    }

    @Test
    void whatIsNoMessageIsPassedOver() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            for (String garbage : List.of("", " ", "nonsense", "{", "{}", "5", "null", "\"text\"", "[]",
                    "[{'id':1,'method':'thread/loaded/list','params':{}}]", "{'id':1}",
                    "{'id':1,'params':{}}",
                    "{'method':5}", "{'id':1,'method':5}",
                    "{'id':1,'id':2,'method':'thread/loaded/list','params':{}}",
                    "{'id':1,'method':'thread/loaded/list','method':'thread/read','params':{}}",
                    "{'id':1,'method':'thread/loaded/list','params':{}} {}",
                    "{'id':'\\ud800','method':'thread/loaded/list','params':{}}",
                    "{'id':1,'method':'thread/loaded/list','params':{},}", "{'id':1,'result':{}}",
                    "{'id':99,'error':{'code':1,'message':'x'}}", "{'method':'no/such'}")) {
                a.send(json(garbage));
            }
            a.request("thread/loaded/list", with());
        });
    }

    @Test
    void aLargeRequestIsReadWhole() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            a.request("thread/read", with("threadId", "x", "more", "y".repeat(3_000_000)));
            a.request("thread/read", with("threadId", "z".repeat(100_000)));
        });
    }
}
