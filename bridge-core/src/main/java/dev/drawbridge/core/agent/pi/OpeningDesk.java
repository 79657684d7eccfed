package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.session.Fork;
import dev.drawbridge.core.agent.pi.session.Pages;
import dev.drawbridge.core.agent.pi.session.SessionFile;
import dev.drawbridge.core.agent.pi.story.ItemsView;
import dev.drawbridge.core.agent.pi.thread.Beginning;
import dev.drawbridge.core.agent.pi.thread.PiThread;
import dev.drawbridge.core.agent.pi.thread.Turned;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Serves what opens threads: a new one, one of the past, one with the past of another. */
final class OpeningDesk implements Reception.Desk {
    private static final List<String> METHODS = List.of("thread/start", "thread/resume", "thread/fork",
            "thread/unsubscribe");
    private static final String PREFIX = PiAgent.NAME + "/";
    private static final Pattern MODEL = Pattern.compile(PREFIX + "[^/]+/.+");

    private final House house;

    OpeningDesk(House house) {
        this.house = house;
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
            case "thread/unsubscribe" -> unsubscribe(call);
            default -> throw new IllegalArgumentException(call.method());
        }
    }

    private void start(Call call) throws Refusal {
        Beginning beginning = new Beginning(directory(call), model(call),
                given(call.params().path("config").path("model_reasoning_effort")), call.flag("ephemeral"));
        house.live().begin(beginning, begun -> {
            switch (begun) {
                case PiThread.Begun.Ready ready -> {
                    ready.thread().follow();
                    call.answer(house.portraits().session(ready.thread(), Shapes.array()));
                    announce(ready.thread());
                }
                case PiThread.Begun.Failed failed -> house.voice().refuse(call.id(), failed.refusal());
            }
        });
    }

    private Path directory(Call call) throws Refusal {
        String wanted = call.text("cwd", "");
        try {
            Path directory = house.options().directory().resolve(wanted).toAbsolutePath().normalize();
            if (Files.isDirectory(directory)) {
                return directory;
            }
        } catch (InvalidPathException unreadable) {
            throw new Refusal("cwd is no path: " + wanted);
        }
        throw new Refusal("cwd is no directory here: " + wanted);
    }

    /** The model wanted; who has said that it is to be one of Pi's may leave that out of the name. */
    private static Optional<String> model(Call call) throws Refusal {
        Optional<String> wanted = given(call.params().path("model"))
                .map(name -> name.startsWith(PREFIX) ? name : PREFIX + name);
        if (wanted.filter(name -> !MODEL.matcher(name).matches()).isPresent()) {
            throw new Refusal(
                    call.text("model") + " names no model of Pi's: they are called pi/<provider>/<model>,"
                            + " and model/list has them");
        }
        return wanted;
    }

    private static Optional<String> given(JsonNode text) {
        return Optional.of(text.asText()).filter(name -> text.isTextual() && !name.isEmpty());
    }

    private void announce(PiThread thread) {
        ObjectNode params = Shapes.object();
        params.set("thread", house.portraits().of(thread));
        house.voice().tell("thread/started", params);
    }

    private void resume(Call call) throws Refusal {
        String id = call.text("threadId");
        if (house.shelf().isArchived(id)) {
            throw new Refusal("session " + id + " is archived: thread/unarchive takes it back");
        }
        PiThread thread = house.live().wake(id);
        open(call, thread, () -> {
            thread.repeat();
            house.voice().tell("thread/goal/cleared", Shapes.object().put("threadId", id));
        });
    }

    /** Answers with the thread as it is, whose events are told from then on. */
    private void open(Call call, PiThread thread, Runnable afterwards) {
        if (call.flag("excludeTurns") && !call.params().path("initialTurnsPage").isObject()) {
            thread.follow();
            call.answer(house.portraits().session(thread, Shapes.array()));
            afterwards.run();
            return;
        }
        thread.open(unread -> {
            try {
                if (unread.isPresent()) {
                    throw unread.get();
                }
                call.answer(opened(call, thread));
                afterwards.run();
            } catch (Refusal refusal) {
                house.voice().refuse(call.id(), refusal);
            }
        });
    }

    private ObjectNode opened(Call call, PiThread thread) throws Refusal {
        Turned turned = thread.turns(ItemsView.FULL);
        ObjectNode session = house.portraits().session(thread,
                call.flag("excludeTurns") ? Shapes.array() : turned.shapes());
        JsonNode page = call.params().path("initialTurnsPage");
        if (page.isObject()) {
            session.set("initialTurnsPage", Pages.turns(turned.story(), turned.isRunning(), page));
        }
        return session;
    }

    private void fork(Call call) throws Refusal {
        String id = call.text("threadId");
        if (call.flag("ephemeral")) {
            throw new Refusal("Pi keeps every fork: leave ephemeral out");
        }
        SessionFile parent = house.sessions().find(id)
                .orElseThrow(() -> new Refusal("no rollout found for thread id " + id));
        Optional<String> last = given(call.params().path("lastTurnId"));
        Optional<String> before = given(call.params().path("beforeTurnId"));
        Path directory = call.params().path("cwd").isTextual() ? directory(call) : Path.of(parent.cwd());
        house.errands().forCall(call, () -> copy(parent, last, before, directory.toString()),
                made -> {
                    String forkId = made.file().id();
                    made.marks().forEach(mark -> house.shelf().mark(forkId, mark));
                    try {
                        PiThread fork = house.live().wake(forkId);
                        open(call, fork, () -> announce(fork));
                    } catch (Refusal refusal) {
                        house.voice().refuse(call.id(), refusal);
                    }
                });
    }

    private Fork copy(SessionFile parent, Optional<String> last, Optional<String> before,
            String directory) throws Refusal, IOException {
        String id = ThreadIds.at(house.voice().now());
        if (last.isPresent()) {
            return house.sessions().forkThrough(parent, last.get(), id, directory);
        }
        return before.isPresent()
                ? house.sessions().forkBefore(parent, before.get(), id, directory)
                : house.sessions().fork(parent, id, directory);
    }

    private void unsubscribe(Call call) throws Refusal {
        String status = house.live().find(call.text("threadId"))
                .map(thread -> thread.unfollow() ? "unsubscribed" : "notSubscribed").orElse("notLoaded");
        call.answer(Shapes.object().put("status", status));
    }
}
