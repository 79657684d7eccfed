package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.json;
import static dev.drawbridge.server.differential.Params.text;
import static dev.drawbridge.server.differential.Params.with;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Wrong requests: code and words of the refusal. */
@RealAgents(Partner.CODEX)
final class ErrorTextTest {
    private static final String NOBODY = "01a1fddd-0000-7000-8000-000000000000";
    private static final List<String> ABOUT_A_THREAD = List.of("thread/read", "thread/turns/list",
            "thread/resume",
            "thread/fork", "thread/archive", "thread/delete", "thread/unarchive", "thread/compact/start",
            "thread/goal/get", "thread/goal/clear", "thread/unsubscribe", "thread/items/list",
            "thread/queue/list",
            "thread/memory/read", "thread/backgroundTerminals/list", "thread/metadata/update");

    @Test
    void unknownThreads() {
        sameOnBoth(stage -> askAbout(stage.initialized("a"), NOBODY));
    }

    @Test
    void threadIdsThatAreNone() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            askAbout(a, "x");
            askAbout(a, "");
            askAbout(a, " " + NOBODY);
        });
    }

    @Test
    void threadIdsMayBeWrittenInManyWays() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.request("thread/resume", with("threadId", thread.toUpperCase(Locale.ROOT)));
            b.await("thread/goal/cleared");
            b.request("thread/unsubscribe", with("threadId", "{" + thread + "}"));
            b.request("thread/unsubscribe", with("threadId", "urn:uuid:" + thread));
            b.request("thread/read", with("threadId", thread.replace("-", "")));
            b.request("thread/resume", with("threadId", "urn:uuid:" + thread));
            b.await("thread/goal/cleared");
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void wrongParams() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            for (String request : List.of("'method':'thread/read'", "'method':'thread/read','params':null",
                    "'method':'thread/read','params':5", "'method':'thread/read','params':[]",
                    "'method':'thread/read','params':['x']", "'method':'thread/read','params':{'threadId':5}",
                    "'method':'thread/read','params':{'threadId':'a','threadId':'b'}",
                    "'method':'thread/start','params':{'approvalPolicy':'on-failure'}",
                    "'method':'thread/start','params':{'sandbox':'x'}",
                    "'method':'thread/start','params':{'ephemeral':'yes'}",
                    "'method':'thread/loaded/list','params':[]",
                    "'method':'thread/loaded/list','params':{'cursor':'zz'}",
                    "'method':'thread/list','params':{'cursor':'zz'}", "'method':'memory/reset','params':[]",
                    "'method':'memory/reset','params':5",
                    "'method':'turn/start','params':{'threadId':'x','input':5}",
                    "'method':'fs/readFile','params':{'path':'relative'}",
                    "'method':'fs/readFile','params':{'path':'/no/such/file'}",
                    "'method':'account/login/cancel','params':{'loginId':'zz'}",
                    "'method':'mcpServer/oauth/login','params':{'name':'zz'}",
                    "'method':'config/value/write','params':{'keyPath':'model','value':5,'mergeStrategy':'replace'}",
                    "'method':'review/start','params':{'threadId':'x','delivery':'detached','target':{'type':'uncommittedChanges'}}",
                    "'method':'Thread/read','params':{}", "'method':'','params':{}", "'method':'thread'",
                    "'method':'thread/read ','params':{'threadId':'x'}")) {
                a.send(json("{'id':'wrong'," + request + "}"));
                a.answer("wrong");
            }
        });
    }

    @Test
    void turnsOfUnknownThreads() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            for (String thread : List.of(NOBODY, "x")) {
                a.request("turn/start", with("threadId", thread, "input", text("hi")));
                a.request("turn/steer", with("threadId", thread, "expectedTurnId", "t", "input", text("hi")));
                a.request("turn/interrupt", with("threadId", thread, "turnId", "t"));
                a.request("thread/name/set", with("threadId", thread, "name", "n"));
                a.request("thread/shellCommand", with("threadId", thread, "command", "true"));
                a.request("thread/goal/set", with("threadId", thread, "objective", "o"));
                a.request("thread/inject_items", with("threadId", thread, "items", List.of()));
                a.request("review/start",
                        with("threadId", thread, "target", with("type", "uncommittedChanges")));
            }
        });
    }

    private static void askAbout(Actor actor, String thread) {
        ABOUT_A_THREAD.forEach(method -> actor.request(method, with("threadId", thread)));
    }
}
