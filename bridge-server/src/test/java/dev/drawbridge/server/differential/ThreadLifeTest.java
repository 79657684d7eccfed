package dev.drawbridge.server.differential;

import static dev.drawbridge.server.differential.Differential.sameOnBoth;
import static dev.drawbridge.server.differential.Params.text;
import static dev.drawbridge.server.differential.Params.with;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.RealAgents;
import dev.drawbridge.partners.model.Gate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done to a thread besides turns, and who hears of it. */
@RealAgents(Partner.CODEX)
final class ThreadLifeTest {
    @Test
    void archivingEndsEverySubscription() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            b.request("thread/archive", with("threadId", thread));
            a.await("thread/archived");
            b.await("thread/archived");
            a.request("thread/unsubscribe", with("threadId", thread));
            b.request("thread/unsubscribe", with("threadId", thread));
            a.request("thread/resume", with("threadId", thread));
            a.request("turn/start", Params.says(thread, "TOKENS:1"));
            b.request("thread/archive", with("threadId", thread));
            b.request("thread/unarchive", with("threadId", thread));
            a.await("thread/unarchived");
            b.await("thread/unarchived");
            a.request("thread/unsubscribe", with("threadId", thread));
            b.resume(thread);
            b.turn(thread, "TOKENS:1");
            a.awaitStatus(thread, "idle");
        });
    }

    @Test
    void deletingEndsEverySubscription() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            b.request("thread/delete", with("threadId", thread));
            a.await("thread/deleted");
            b.await("thread/deleted");
            a.request("thread/resume", with("threadId", thread));
            b.request("thread/unsubscribe", with("threadId", thread));
            a.request("thread/list", with());
        });
    }

    @Test
    void aThreadWithAForkIsNotDeletedButUnloaded() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            a.request("thread/fork", with("threadId", thread));
            a.await("thread/started");
            a.request("thread/delete", with("threadId", thread));
            a.request("thread/unsubscribe", with("threadId", thread));
            a.resume(thread);
            a.turn(thread, "TOKENS:1");
        });
    }

    @Test
    void archivingInMidTurnEndsTheTurn() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.resume(thread);
            stage.modelHolds("LONG");
            a.startTurn(thread, "LONG");
            a.awaitGate();
            b.awaitGate();
            a.request("thread/archive", with("threadId", thread));
            a.await("thread/archived");
            b.await("thread/archived");
        });
    }

    @Test
    void namesAndGoalsAreToldToEverybody() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Actor c = stage.enter("c").initialize(with());
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.request("thread/name/set", with("threadId", thread, "name", "a name"));
            b.request("thread/name/set", with("threadId", thread, "name", ""));
            a.await("thread/name/updated");
            c.await("thread/name/updated");
            b.request("thread/goal/set", with("threadId", thread, "objective", "o", "status", "paused"));
            a.await("thread/goal/updated");
            c.await("thread/goal/updated");
            b.request("thread/goal/get", with("threadId", thread));
            b.request("thread/goal/clear", with("threadId", thread));
            a.await("thread/goal/cleared");
            b.await("thread/goal/cleared");
            c.await("thread/goal/cleared");
        });
    }

    @Test
    void settingsAreToldToSubscribersThatKnowThem() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Actor c = stage.enter("c").initialize(with());
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            c.resume(thread);
            b.request("thread/settings/update", with("threadId", thread, "effort", "low"));
            a.await("thread/settings/updated");
        });
    }

    @Test
    void aQueuedSubmissionStartsWhenTheTurnEnds() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Actor c = stage.enter("c").initialize(with());
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            c.resume(thread);
            Gate gate = stage.modelHolds("LONG");
            a.startTurn(thread, "LONG");
            a.awaitGate();
            b.request("thread/queue/add", with("threadId", thread, "input", text("SAY: from the queue"),
                    "clientUserMessageId", "q1"));
            a.await("thread/queue/changed");
            b.request("thread/queue/list", with("threadId", thread));
            c.request("thread/queue/list", with("threadId", thread));
            gate.open();
            a.awaitTurnEnd(thread);
            a.awaitTurnEnd(thread);
            c.awaitTurnEnd(thread);
            c.awaitTurnEnd(thread);
            b.awaitStatus(thread, "idle");
            b.awaitStatus(thread, "idle");
        });
    }

    @Test
    void queuedSubmissionsAreListedChangedAndDeleted() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            Gate gate = stage.modelHolds("LONG");
            a.startTurn(thread, "LONG");
            a.awaitGate();
            String first = queued(b, thread, "one");
            String second = queued(b, thread, "two");
            a.await("thread/queue/changed");
            a.await("thread/queue/changed");
            b.request("thread/queue/reorder",
                    with("threadId", thread, "queuedSubmissionIds", List.of(second, first)));
            a.await("thread/queue/changed");
            b.request("thread/queue/list", with("threadId", thread));
            b.request("thread/queue/delete", with("threadId", thread, "queuedSubmissionId", first));
            b.request("thread/queue/delete", with("threadId", thread, "queuedSubmissionId", second));
            b.request("thread/queue/list", with("threadId", thread));
            gate.open();
            a.awaitTurnEnd(thread);
        });
    }

    @Test
    void aThreadIsReadAndListed() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.enter("b").initialize(with());
            String thread = a.startThread();
            b.request("thread/turns/list", with("threadId", thread));
            a.turn(thread, "TOKENS:1");
            a.turn(thread, "RUN: echo hi ESCALATE", "decline");
            for (Actor each : List.of(a, b)) {
                each.request("thread/read", with("threadId", thread));
                each.request("thread/read", with("threadId", thread, "includeTurns", true));
                each.request("thread/turns/list", with("threadId", thread));
                each.request("thread/turns/list", with("threadId", thread, "limit", 1));
                each.request("thread/list", with());
                each.request("thread/loaded/list", with());
            }
        });
    }

    @Test
    void revertingSubscribesWhoAsks() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            String turn = a.turn(thread, "TOKENS:1");
            b.request("thread/revert", with("threadId", thread, "beforeTurnId", turn));
            a.await("thread/reverted");
            b.await("thread/reverted");
            a.turn(thread, "TOKENS:1");
            b.awaitTurnEnd(thread);
        });
    }

    @Test
    void metadataSectionsAndProjectsAreToldToThoseWhoKnowThem() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            Actor c = stage.enter("c").initialize(with());
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            String project = b.request("project/create",
                    with("name", "p", "roots", List.of(), "idempotencyKey",
                            "0190aaaa-0000-7000-8000-000000000001"))
                    .at("/result/project/id").asText();
            a.await("project/changed");
            b.request("thread/metadata/update", with("threadId", thread, "projectId", project));
            a.await("thread/project/updated");
            c.request("thread/metadata/update", with("threadId", thread, "projectId", project));
            String section = b.request("threadSection/create", with("name", "s")).at("/result/section/id")
                    .asText();
            b.request("thread/section/move", with("threadId", thread, "sectionId", section));
            c.await("thread/section/changed");
            c.request("thread/loaded/list", with());
        });
    }

    @Test
    void compactingIsToldToSubscribers() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.request("thread/compact/start", with("threadId", thread));
            a.awaitTurnEnd(thread);
            b.awaitStatus(thread, "idle");
        });
    }

    @Test
    void aReviewIsHeardBySubscribers() {
        sameOnBoth(stage -> {
            Actor a = stage.initialized("a");
            Actor b = stage.initialized("b");
            String thread = a.startThread();
            a.turn(thread, "TOKENS:1");
            b.request("review/start",
                    with("threadId", thread, "target", with("type", "custom", "instructions", "SAY: {}")));
            a.awaitTurnEnd(thread);
            b.awaitStatus(thread, "idle");
        });
    }

    private static String queued(Actor actor, String thread, String text) {
        return actor
                .request("thread/queue/add",
                        with("threadId", thread, "input", text(text), "clientUserMessageId", text))
                .at("/result/queuedSubmission/id").asText();
    }
}
