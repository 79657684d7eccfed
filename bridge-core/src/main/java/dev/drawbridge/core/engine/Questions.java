package dev.drawbridge.core.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The questions that agents have asked, until they say that they are resolved. */
final class Questions {
    private final Map<Long, Question> byId = new HashMap<>();
    private final Map<Asked, Question> byAgentsId = new HashMap<>();
    /** Those that were open when the link to the agent was lost: it is not known whether they still are. */
    private final Set<Question> suspended = new LinkedHashSet<>();
    private long next;

    /** A question as its agent knows it: two agents may give the same id. */
    private record Asked(Seat seat, long id) {}

    Optional<Question> known(Seat seat, long agentsId) {
        return Optional.ofNullable(byAgentsId.get(new Asked(seat, agentsId)));
    }

    Question open(Seat seat, long agentsId, String method, Optional<SharedThread> thread,
            boolean resolvedByAgent) {
        Question question = new Question(next++, seat, agentsId, method, thread, resolvedByAgent);
        byId.put(question.id(), question);
        byAgentsId.put(new Asked(seat, agentsId), question);
        return question;
    }

    /** The question a client answers, unless it may not or somebody was quicker. */
    Optional<Question> answer(long id, Allowance allowance) {
        Optional<Question> question = Optional.ofNullable(byId.get(id)).filter(each -> !each.answered())
                .filter(each -> allowance.answers(each.method()));
        question.ifPresent(Question::answer);
        return question;
    }

    /**
     * Asks a client again that comes back to a thread: it may be another program by now, which knows nothing of what
     * it was asked before.
     */
    void askAgain(SharedThread thread, ClientConnection client, long after) {
        for (Question question : List.copyOf(byId.values())) {
            if (!question.answered() && question.thread().equals(Optional.of(thread))
                    && client.allowance().answers(question.method())) {
                question.askAgain(client, after);
            }
        }
    }

    /** The link to the agent is lost: it is to ask them again. */
    void suspend(Seat seat) {
        suspended.addAll(of(seat));
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

    /** The suspended ones of the agent that fit, the oldest first. */
    List<Question> suspended(Seat seat, Predicate<Question> wanted) {
        return suspended.stream().filter(question -> question.seat() == seat).filter(wanted)
                .sorted(Comparator.comparingLong(Question::id)).toList();
    }

    void close(Question question) {
        suspended.remove(question);
        byId.remove(question.id());
        byAgentsId.remove(new Asked(question.seat(), question.agentsId()), question);
    }

    /** Closes all of an agent that is gone. */
    List<Question> closeAll(Seat seat) {
        List<Question> open = of(seat);
        open.forEach(this::close);
        return open;
    }

    private List<Question> of(Seat seat) {
        return byId.values().stream().filter(question -> question.seat() == seat).toList();
    }
}
