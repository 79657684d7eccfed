package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.message.Message;
import dev.drawbridge.protocol.message.Response;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent does unasked, or for other programs that share it: such threads are followed as long as they are active,
 * so that the questions asked there reach the bridge.
 *
 * <p>A thread that cannot be followed, since it is ephemeral or has nothing on disk yet, is tried again whenever its
 * status changes.
 */
final class Others {
    private static final Logger log = LoggerFactory.getLogger(Others.class);

    private final Switchboard switchboard;
    private final Seat seat;
    private final AgentLife life;

    Others(Switchboard switchboard, Seat seat, AgentLife life) {
        this.switchboard = switchboard;
        this.seat = seat;
        this.life = life;
    }

    /** The agent is greeted: looks what is going on. */
    void look() {
        if (life.isShared()) {
            call("thread/loaded/list", "{}", result -> {
                for (JsonNode id : result.path("data")) {
                    look(id.asText());
                }
            });
        }
    }

    private void look(String id) {
        call("thread/read", "{\"threadId\":" + Answers.quoted(id) + "}", result -> {
            if (isActive(result)) {
                active(switchboard.threads().get(id, seat));
            }
        });
    }

    /** The agent says that the thread is active. */
    void active(SharedThread thread) {
        boolean strange = seat.agent().worksUnasked() && !thread.followed() && !thread.leaving()
                && thread.joining() == 0;
        if (strange && !thread.isApproached()) {
            thread.approach(true);
            long begin = thread.log().last();
            life.call("thread/resume",
                    "{\"threadId\":" + Answers.quoted(thread.id()) + ",\"excludeTurns\":true}",
                    answer -> approached(thread, begin, answer));
        }
    }

    /**
     * A thread whose events came all the same is one that the agent has begun by itself, such as a sub-agent's: it is
     * shown to everybody.
     */
    private void approached(SharedThread thread, long begin, Message answer) {
        thread.approach(false);
        boolean told = thread.log().last() > begin;
        if (answer instanceof Response response) {
            thread.expectGoal();
            switchboard.learn(thread, response.result().toString());
            switchboard.attendance().follow(thread);
            JsonNode result = Trees.of(response);
            if (result.at("/thread/parentThreadId").isTextual()) {
                switchboard.attendance().showToAll(thread, begin);
            }
            thread.activate(isActive(result));
            switchboard.attendance().leaveIfAlone(thread);
        } else if (told) {
            switchboard.attendance().follow(thread);
            switchboard.attendance().showToAll(thread, begin);
        } else {
            switchboard.attendance().settled(thread);
            log.debug("thread {}, which another program has begun, cannot be followed yet", thread.id());
        }
    }

    private static boolean isActive(JsonNode result) {
        return result.at("/thread/status/type").asText().equals("active");
    }

    private void call(String method, String params, Consumer<JsonNode> then) {
        life.call(method, params, answer -> {
            if (answer instanceof Response response) {
                then.accept(Trees.of(response));
            }
        });
    }
}
