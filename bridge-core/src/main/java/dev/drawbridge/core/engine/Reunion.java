package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.attention.AttentionKind;
import dev.drawbridge.protocol.message.Message;
import dev.drawbridge.protocol.message.Response;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new link to an agent that went on while the last one was lost: follows again what was followed, and tells what was
 * missed.
 *
 * <p>Behind the same address may be another process by now, which is not asked: what it says is compared, turn by
 * turn and question by question, with what was told before. The snapshot comes with the answer that makes the agent
 * tell the bridge again, so that nothing lies between them. A turn that died with its process is interrupted there,
 * and its questions are not asked again.
 */
final class Reunion {
    private static final Logger log = LoggerFactory.getLogger(Reunion.class);
    /** How many turns may have begun without us and still be told. */
    private static final int TURNS = 20;

    private final Switchboard switchboard;
    private final Seat seat;
    private final AgentLife life;

    Reunion(Switchboard switchboard, Seat seat, AgentLife life) {
        this.switchboard = switchboard;
        this.seat = seat;
        this.life = life;
    }

    /** Before all that clients ask meanwhile. */
    void begin() {
        for (SharedThread thread : switchboard.threads().of(seat)) {
            if (thread.isMissed() || !thread.subscribers().isEmpty() || thread.isHeld()) {
                thread.join(1);
                life.callFirst("thread/resume", "{\"threadId\":" + Answers.quoted(thread.id())
                        + ",\"excludeTurns\":true,\"initialTurnsPage\":{\"limit\":" + TURNS
                        + ",\"sortDirection\":\"desc\",\"itemsView\":\"full\"}}",
                        answer -> resumed(thread, answer));
            }
        }
    }

    private void resumed(SharedThread thread, Message answer) {
        thread.join(-1);
        if (answer instanceof Response response) {
            switchboard.learn(thread, response.result().toString());
            goOn(thread, Trees.of(response));
        } else {
            log.warn("thread {} could not be followed again after the link was lost", thread.id());
            switchboard.aftermath().giveUp(thread);
        }
        thread.found();
        switchboard.attendance().settled(thread);
    }

    private void goOn(SharedThread thread, JsonNode result) {
        JsonNode status = result.at("/thread/status");
        if (thread.isMissed()) {
            thread.follow(true);
            tell(thread, Missed.of(thread.id(), thread.progress(), result.at("/initialTurnsPage/data")));
            switchboard.tellFollowers(thread, Answers.notification("thread/status/changed",
                    "{\"threadId\":" + Answers.quoted(thread.id()) + ",\"status\":" + status + "}"));
        } else {
            switchboard.attendance().follow(thread);
        }
        thread.activate(status.path("type").asText().equals("active"));
        if (!status.path("activeFlags").toString().contains("waitingOn")) {
            switchboard.aftermath().withdrawSuspended(thread);
        }
    }

    private void tell(SharedThread thread, Missed missed) {
        if (missed.messages().isEmpty()) {
            log.info("thread {} is followed again, nothing was missed", thread.id());
            return;
        }
        log.info("thread {} is followed again; missed were {} turns, {} items and what was streamed",
                thread.id(), missed.turns(), missed.items());
        thread.log().skip();
        thread.log().cut(thread.log().last());
        missed.messages().forEach(message -> switchboard.tellFollowers(thread, message));
        missed.ended().forEach(turn -> switchboard.concerns().turnEnded(thread,
                Optional.of(turn.path("id").asText()), kind(turn),
                Optional.of(turn.at("/error/message").asText()).filter(why -> !why.isEmpty())));
    }

    private static AttentionKind kind(JsonNode turn) {
        return switch (turn.path("status").asText()) {
            case "failed" -> AttentionKind.TURN_FAILED;
            case "interrupted" -> AttentionKind.TURN_INTERRUPTED;
            default -> AttentionKind.TURN_COMPLETED;
        };
    }
}
