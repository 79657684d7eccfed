package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drawbridge.core.log.ThreadLog;
import dev.drawbridge.protocol.message.Message;
import dev.drawbridge.protocol.message.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a thread's log goes on where it ended: while the bridge did not follow the thread somebody else may have
 * worked in it. The agent is asked for the thread's last turns, which must be those that the log knows.
 */
final class Continuity {

    private final List<Runnable> waiting = new ArrayList<>();
    private int asked;

    /** The bridge follows the thread again: asks whether it has missed anything. */
    void check(SharedThread thread, AgentLife life) {
        ThreadLog log = thread.log();
        boolean begun = log.last() > 0;
        if (!begun && !life.isShared()) {
            return;
        }
        String lastTurn = log.history().head().lastTurn();
        if (begun) {
            log.skip();
        }
        long begin = log.last();
        asked++;
        life.call("thread/turns/list",
                "{\"threadId\":" + Answers.quoted(thread.id())
                        + ",\"limit\":2,\"sortDirection\":\"desc\",\"itemsView\":\"notLoaded\"}",
                answer -> {
                    if (begun
                            && !isContinued(turns(answer), lastTurn, log.history().head().lastTurn())) {
                        log.cut(begin);
                    }
                    learn(thread.progress(), answer);
                    known();
                }, this::known);
    }

    /** Which turn is the newest; none where the agent does not tell, since there is nothing on its disk. */
    private static void learn(Progress progress, Message answer) {
        JsonNode newest = answer instanceof Response response
                ? Trees.of(response).path("data").path(0)
                : MissingNode.getInstance();
        progress.learn(newest.path("id").asText(), newest.path("status").asText().equals("inProgress"));
    }

    private void known() {
        if (--asked == 0) {
            List<Runnable> ready = List.copyOf(waiting);
            waiting.clear();
            ready.forEach(Runnable::run);
        }
    }

    /** Does the work once it is known. */
    void whenKnown(Runnable work) {
        if (asked == 0) {
            work.run();
        } else {
            waiting.add(work);
        }
    }

    /** Whether the last turn of then is the last of now, or the one before the only one that began since. */
    private static boolean isContinued(List<String> turns, String then, String now) {
        String last = turns.isEmpty() ? "" : turns.getFirst();
        String beforeLast = turns.size() < 2 ? "" : turns.get(1);
        return last.equals(then) || (last.equals(now) && beforeLast.equals(then));
    }

    /** The thread's last turns, the newest first; one without a name if the agent does not tell. */
    private static List<String> turns(Message answer) {
        List<String> turns = new ArrayList<>();
        if (answer instanceof Response response) {
            for (JsonNode turn : Trees.of(response).path("data")) {
                turns.add(turn.path("id").asText());
            }
            return turns;
        }
        return List.of("?");
    }
}
