package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.json;
import static dev.drawbridge.server.differential.Params.with;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each connection has its own request ids, kept as they were written. */
@RealAgents(Partner.CODEX)
final class IdSpaceTest {
    @Test
    void idsComeBackAsTheyWereSent() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            for (Object id : List.of(0, -1, 9223372036854775807L, -9223372036854775807L, "", " ", "1", "null",
                    "a\"b\\c\nd\te", "é日本😀", "x".repeat(3000))) {
                a.requestAs(id, "thread/loaded/list", with());
                a.requestAs(id, "thread/read", with("threadId", "x"));
            }
        });
    }

    @Test
    void anIdMayBeEscapedInAnyWay() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            a.send(json("{'id':'\\u0041\\/\\u00e9','method':'thread/loaded/list','params':{}}"));
            a.answer("A/é");
            a.send(json("{'id':'\\ud83d\\ude00','method':'thread/loaded/list','params':{}}"));
            a.answer("😀");
        });
    }

    @Test
    void idsThatAreNoneAreNotAnswered() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            for (String id : List.of("1.5", "1.0", "1e3", "true", "null", "{}", "[1]", "9223372036854775808",
                    "99999999999999999999", "-9223372036854775809")) {
                a.send(json("{'id':" + id + ",'method':'thread/loaded/list','params':{}}"));
            }
            a.request("thread/loaded/list", with());
        });
    }

    @Test
    void twoConnectionsMayUseTheSameIdAtOnce() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            a.send(with("id", 7, "method", "thread/read", "params", with("threadId", "a")));
            b.send(with("id", 7, "method", "thread/read", "params", with("threadId", "b")));
            a.answer(7);
            b.answer(7);
        });
    }

    @Test
    void anIdMayBeUsedAgainOnceAnswered() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            a.requestAs(5, "thread/read", with("threadId", "x"));
            a.requestAs(5, "thread/loaded/list", with());
            a.requestAs("5", "thread/loaded/list", with());
        });
    }

    @Test
    void anIdUsedTwiceAtOnceIsAnsweredTwice() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            a.send(with("id", 5, "method", "thread/loaded/list", "params", with()));
            a.send(with("id", 5, "method", "thread/loaded/list", "params", with()));
            a.answer(5);
            a.answer(5);
        });
    }

    @Test
    void manyRequestsOfManyClientsAreAllAnswered() {
        sameOnBoth(stage -> {
            List<Actor> actors = List.of(stage.initialized("a"), stage.initialized("b"),
                    stage.initialized("c"));
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                actors.forEach(
                        actor -> ids.add(actor.ask("thread/goal/get", with("threadId",
                                "01a1fdfc-0000-7000-8000-00000000000" + actors.indexOf(actor)))));
            }
            actors.forEach(actor -> ids.stream().distinct().forEach(actor::answer));
        });
    }
}
