package dev.drawbridge.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Runnable> waiting = new ArrayList<>();
    private int asked;

    /** The bridge follows the thread again: asks whether it has missed anything. */
    void check(SharedThread thread, AgentLife life) {
        ThreadLog log = thread.log();
        if (log.last() == 0) {
            return;
        }
        String lastTurn = log.history().head().lastTurn();
        log.skip();
        long begin = log.last();
        asked++;
        life.call("thread/turns/list",
                "{\"threadId\":" + Answers.quoted(thread.id())
                        + ",\"limit\":2,\"sortDirection\":\"desc\",\"itemsView\":\"notLoaded\"}",
                answer -> {
                    if (!isContinued(turns(answer), lastTurn, log.history().head().lastTurn())) {
                        log.cut(begin);
                    }
                    known();
                }, this::known);
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
            try {
                for (JsonNode turn : JSON.readTree(response.result().toString()).path("data")) {
                    turns.add(turn.path("id").asText());
                }
                return turns;
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("the scanner has accepted it", impossible);
            }
        }
        return List.of("?");
    }
}
