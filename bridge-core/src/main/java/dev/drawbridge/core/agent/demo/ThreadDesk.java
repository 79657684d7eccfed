package dev.drawbridge.core.agent.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;
import java.util.Optional;

/** Serves what makes, names and puts away threads. */
final class ThreadDesk implements Reception.Desk {
    static final List<String> METHODS = List.of("thread/start", "thread/resume", "thread/fork",
            "thread/name/set",
            "thread/archive", "thread/unarchive", "thread/unsubscribe", "thread/delete",
            "thread/readState/update");

    private final DemoThreads threads;
    private final Stage stage;

    ThreadDesk(DemoThreads threads, Stage stage) {
        this.threads = threads;
        this.stage = stage;
    }

    @Override
    public List<String> methods() {
        return METHODS;
    }

    @Override
    public void serve(Call call) throws Refusal {
        switch (call.method()) {
            case "thread/start" -> start(call);
            case "thread/resume" -> resume(call);
            case "thread/fork" -> fork(call);
            case "thread/name/set" -> name(call);
            case "thread/archive" -> archive(call);
            case "thread/unarchive" -> unarchive(call);
            case "thread/unsubscribe" -> unsubscribe(call);
            case "thread/delete" -> delete(call);
            case "thread/readState/update" -> markRead(call);
            default -> throw new IllegalArgumentException(call.method());
        }
    }

    private void start(Call call) {
        String id = stage.names().thread();
        long now = stage.voice().now() / 1000;
        ObjectNode shape = stage.shapes().shape("thread").put("id", id).put("sessionId", id)
                .put("ephemeral", call.flag("ephemeral")).put("cwd", call.text("cwd", Place.PROJECT))
                .put("createdAt", now).put("updatedAt", now).put("recencyAt", now);
        DemoThread thread = new DemoThread(shape, call.text("approvalPolicy", "on-request"));
        threads.add(thread);
        call.answer(session(thread, thread.summary()));
        announce(thread);
    }

    private ObjectNode session(DemoThread thread, ObjectNode shape) {
        ObjectNode session = stage.shapes().shape("session").put("cwd", thread.directory())
                .put("approvalPolicy", thread.approvalPolicy());
        session.set("thread", shape);
        return session;
    }

    private void announce(DemoThread thread) {
        ObjectNode params = Shapes.object();
        params.set("thread", thread.summary());
        stage.voice().tell("thread/started", params);
    }

    private void resume(Call call) throws Refusal {
        DemoThread thread = threads.stored(call);
        if (thread.isArchived()) {
            throw new Refusal("session %1$s is archived. Run `codex unarchive %1$s` to unarchive it first."
                    .formatted(thread.id()));
        }
        thread.follow(true);
        call.answer(session(thread, call.flag("excludeTurns") ? thread.summary() : thread.whole()));
        if (!call.flag("excludeTurns")) {
            thread.spent().ifPresent(usage -> stage.voice().tell("thread/tokenUsage/updated", usage));
        }
        stage.voice().tell("thread/goal/cleared", ofThread(thread));
        thread.running().ifPresent(DemoTurn::repeatQuestion);
    }

    private void fork(Call call) throws Refusal {
        DemoThread fork = threads.stored(call).fork(stage.names().thread(), stage.voice().now());
        threads.add(fork);
        call.answer(session(fork, call.flag("excludeTurns") ? fork.summary() : fork.whole()));
        announce(fork);
    }

    private void name(Call call) throws Refusal {
        DemoThread thread = threads.any(call, "no rollout found for thread id ");
        String name = call.text("name");
        if (name.isBlank()) {
            throw new Refusal("thread name must not be empty");
        }
        thread.name(name);
        call.answer(Shapes.object());
        stage.voice().tell("thread/name/updated", ofThread(thread).put("threadName", name));
    }

    private void archive(Call call) throws Refusal {
        DemoThread thread = threads.stored(call);
        thread.running().ifPresent(DemoTurn::interrupt);
        thread.archive(true);
        unloaded(thread);
        call.answer(Shapes.object());
        stage.voice().tell("thread/archived", ofThread(thread));
    }

    private void unarchive(Call call) throws Refusal {
        DemoThread thread = threads.any(call, "no archived rollout found for thread id ");
        if (!thread.isArchived()) {
            throw new Refusal("no archived rollout found for thread id " + thread.id());
        }
        thread.archive(false);
        ObjectNode result = Shapes.object();
        result.set("thread", thread.summary());
        call.answer(result);
        stage.voice().tell("thread/unarchived", ofThread(thread));
    }

    private void delete(Call call) throws Refusal {
        DemoThread thread = threads.stored(call);
        thread.running().ifPresent(DemoTurn::interrupt);
        threads.remove(thread);
        thread.archive(true);
        unloaded(thread);
        call.answer(Shapes.object());
        stage.voice().tell("thread/deleted", ofThread(thread));
    }

    private void unloaded(DemoThread thread) {
        ObjectNode params = ofThread(thread);
        params.set("status", thread.status());
        stage.voice().tell("thread/status/changed", params);
    }

    private void unsubscribe(Call call) throws Refusal {
        Optional<DemoThread> thread = threads.find(call.text("threadId")).filter(DemoThread::isLoaded);
        String status = thread.map(found -> found.isFollowed() ? "unsubscribed" : "notSubscribed")
                .orElse("notLoaded");
        thread.ifPresent(found -> found.follow(false));
        call.answer(Shapes.object().put("status", status));
    }

    private void markRead(Call call) throws Refusal {
        ObjectNode result = Shapes.object();
        result.putObject("readState").putNull("firstUnread").put("revision",
                call.text("expectedRevision", "0"));
        call.answer(result);
    }

    private static ObjectNode ofThread(DemoThread thread) {
        return Shapes.object().put("threadId", thread.id());
    }
}
