package dev.drawbridge.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The questions an agent has asked, until it says that they are resolved. */
final class Questions {
    private final Map<Long, Question> byId = new HashMap<>();
    private final Map<Long, Question> byAgentsId = new HashMap<>();
    /** Those that were open when the link to the agent was lost: it is not known whether they still are. */
    private final Set<Question> suspended = new LinkedHashSet<>();
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

    /** The link to the agent is lost: it is to ask them again. */
    void suspend() {
        suspended.addAll(byId.values());
    }

    boolean isSuspended(Question question) {
        return suspended.contains(question);
    }

    boolean hasSuspended() {
        return !suspended.isEmpty();
    }

    /** The agent asks it again. */
    void resume(Question question) {
        suspended.remove(question);
    }

    /** The suspended ones that fit, the oldest first. */
    List<Question> suspended(Predicate<Question> wanted) {
        return suspended.stream().filter(wanted).sorted(Comparator.comparingLong(Question::id)).toList();
    }

    void close(Question question) {
        suspended.remove(question);
        byId.remove(question.id());
        byAgentsId.remove(question.agentsId(), question);
    }

    /** Closes all: the agent that asked is gone. */
    List<Question> closeAll() {
        List<Question> open = new ArrayList<>(byId.values());
        suspended.clear();
        byId.clear();
        byAgentsId.clear();
        return open;
    }
}
