package dev.drawbridge.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The questions an agent has asked, until it says that they are resolved. */
final class Questions {
    private final Map<Long, Question> byId = new HashMap<>();
    private final Map<Long, Question> byAgentsId = new HashMap<>();
    private long next;

    Optional<Question> known(long agentsId) {
        return Optional.ofNullable(byAgentsId.get(agentsId));
    }

    Question open(long agentsId, Optional<SharedThread> thread, boolean resolvedByAgent) {
        Question question = new Question(next++, agentsId, thread, resolvedByAgent);
        byId.put(question.id(), question);
        byAgentsId.put(agentsId, question);
        return question;
    }

    /** The question a client answers, unless somebody was quicker. */
    Optional<Question> answer(long id) {
        Optional<Question> question = Optional.ofNullable(byId.get(id)).filter(each -> !each.answered());
        question.ifPresent(Question::answer);
        return question;
    }

    /**
     * Asks a client again that comes back to a thread: it may be another program by now, which knows nothing of what
     * it was asked before.
     */
    void askAgain(SharedThread thread, ClientConnection client, long after) {
        for (Question question : List.copyOf(byId.values())) {
            if (!question.answered() && question.thread().equals(Optional.of(thread))) {
                question.askAgain(client, after);
            }
        }
    }

    void close(Question question) {
        byId.remove(question.id());
        byAgentsId.remove(question.agentsId(), question);
    }

    /** Closes all: the agent that asked is gone. */
    List<Question> closeAll() {
        List<Question> open = new ArrayList<>(byId.values());
        byId.clear();
        byAgentsId.clear();
        return open;
    }
}
