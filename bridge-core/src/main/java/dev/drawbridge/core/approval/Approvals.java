package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.drawbridge.core.rule.Rulebook;
import dev.drawbridge.core.rule.Subject;
import dev.drawbridge.core.shell.Script;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.approval.AnsweredBy;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import dev.drawbridge.protocol.bridge.approval.Closing;
import dev.drawbridge.protocol.bridge.approval.Decision;
import dev.drawbridge.protocol.bridge.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What agents ask people, from the question to the answer: rules are heard first, then whoever answers first.
 *
 * <p>The engine's lock guards all of it.
 */
public final class Approvals {
    /** Fractions are kept as they were written, and come from an agent as the nearest that a computer counts with. */
    private static final Comparator<JsonNode> SAME = (one, other) -> one.isNumber() && other.isNumber()
            && !(one.isIntegralNumber() && other.isIntegralNumber())
                    ? Double.compare(one.doubleValue(), other.doubleValue())
                    : one.equals(other) ? 0 : 1;

    private final Map<String, Pending> open = new LinkedHashMap<>();
    /** Those that waited when an earlier run of the bridge ended, and may be asked again. */
    private final Map<String, Approval> left = new LinkedHashMap<>();
    private final Archive archive;
    private final Rulebook rules;
    private final Witness witness;
    private final Optional<Duration> timeout;
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Supplier<String> ids;

    /**
     * @param timeout after which is declined what nobody has answered
     * @param scheduler does its work under the lock
     * @param ids makes names that no other approval has
     */
    public Approvals(Archive archive, Rulebook rules, Witness witness, Optional<Duration> timeout,
            Scheduler scheduler, InstantSource clock, Supplier<String> ids) {
        this.archive = archive;
        this.rules = rules;
        this.witness = witness;
        this.timeout = timeout;
        this.scheduler = scheduler;
        this.clock = clock;
        this.ids = ids;
        archive.left().forEach(each -> left.put(each.approvalId(), each));
    }

    /**
     * An agent asks. When a rule has answered already, what is returned is not open any more.
     *
     * @param requestId by which clients are asked
     * @param toAgent takes the result to the agent, at most once
     */
    public Pending open(String agent, Petition petition, long requestId, Consumer<JsonNode> toAgent) {
        Pending pending = new Pending(adopted(petition).map(known -> known.askedAs(requestId))
                .orElseGet(() -> made(agent, petition, requestId)), petition.ask(), toAgent);
        if (!decidedByRule(pending)) {
            open.put(pending.approval().approvalId(), pending);
            archive.keep(pending.approval());
            witness.opened(pending.approval());
            timeout.ifPresent(limit -> scheduler.after(remaining(pending, limit), () -> expire(pending)));
        }
        return pending;
    }

    /** The one that an earlier run of the bridge was asked in the same words. */
    private Optional<Approval> adopted(Petition petition) {
        Optional<Approval> known = left.values().stream()
                .filter(each -> each.method().equals(petition.method())
                        && each.params().equals(SAME, petition.params()))
                .findFirst();
        known.ifPresent(each -> left.remove(each.approvalId()));
        return known;
    }

    private Approval made(String agent, Petition petition, long requestId) {
        Ask ask = petition.ask();
        Place place = ask.place();
        return new Approval(ids.get(), agent, place.threadId(), place.turnId(), place.itemId(), requestId,
                petition.method(), petition.params(), petition.changes(), ask.kind(), ask.summary(),
                ask.directory(), ask.fingerprint(), ask.decisions(), ask.scopes(), clock.millis(),
                ApprovalState.OPEN, Optional.empty());
    }

    private Duration remaining(Pending pending, Duration limit) {
        Duration left = Duration.between(clock.instant(),
                Instant.ofEpochMilli(pending.approval().openedAtMs()).plus(limit));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean decidedByRule(Pending pending) {
        Optional<Rule> rule = rules.decide(subject(pending));
        rule.ifPresent(deciding -> {
            switch (deciding.effect()) {
                case ALLOW -> answer(pending, Decision.ACCEPT, deciding);
                case DENY -> answer(pending, Decision.DECLINE, deciding);
                case ASK -> {
                    /* people decide */ }
            }
        });
        return !pending.isOpen();
    }

    private void answer(Pending pending, Decision decision, Rule rule) {
        Ask ask = pending.ask();
        if (decision == Decision.ACCEPT && ask.personal()) {
            return;
        }
        JsonNode result = decision == Decision.ACCEPT
                ? ask.result(Verdict.once(Decision.ACCEPT))
                : ask.refusal();
        close(pending, ApprovalState.ANSWERED, Closing.answered(clock.millis(), decision, ApprovalScope.ONCE,
                AnsweredBy.rule(rule.ruleId()), Optional.empty()));
        pending.tellAgent(result);
    }

    private static Subject subject(Pending pending) {
        Approval approval = pending.approval();
        Ask ask = pending.ask();
        return new Subject(approval.agent(), approval.threadId(), approval.kind(), ask.directories(),
                ask.command().map(Script::of), ask.tool(), ask.fingerprint(), ask.personal());
    }

    /** The rules have changed: whatever is open and is now decided by one is answered. */
    public void reconsider() {
        List.copyOf(open.values()).forEach(this::decidedByRule);
    }

    /**
     * Somebody answers; empty if it is not open.
     *
     * @throws Declined that was not offered
     */
    public Optional<Approval> answer(String approvalId, Verdict verdict, AnsweredBy by,
            Optional<String> note) {
        Pending pending = open.get(approvalId);
        if (pending == null) {
            return Optional.empty();
        }
        JsonNode result = pending.ask().result(verdict);
        close(pending, ApprovalState.ANSWERED, Closing.answered(clock.millis(), verdict.decision(),
                verdict.scope(), by, note));
        pending.tellAgent(result);
        remember(pending, verdict, by);
        return Optional.of(pending.approval());
    }

    private void remember(Pending pending, Verdict verdict, AnsweredBy by) {
        switch (pending.ask().keeper(verdict.scope())) {
            case NOBODY, AGENT -> {
                /* nothing is left to do */ }
            case BRIDGE -> {
                Approval approval = pending.approval();
                rules.grant(approval.agent(), approval.kind(), approval.fingerprint().orElseThrow(),
                        verdict.scope() == ApprovalScope.SESSION
                                ? Optional.of(approval.threadId())
                                : Optional.empty(),
                        by);
                reconsider();
            }
        }
    }

    /**
     * Somebody has answered in the agent's own words; empty {@code result} if with an error.
     *
     * @return what the agent is told instead, if that would grant more than it has offered, or is not understood here:
     *     agents understand more, such as the members of an object as an array
     */
    public Optional<JsonNode> heed(Pending pending, Optional<JsonNode> result, AnsweredBy by) {
        Reply reply = result.map(pending.ask()::read).orElseGet(Reply.Malformed::new);
        return switch (reply) {
            case Reply.Offered offered -> {
                close(pending, ApprovalState.ANSWERED, Closing.answered(clock.millis(), offered.decision(),
                        offered.scope(), by, Optional.empty()));
                yield Optional.empty();
            }
            case Reply.NotOffered beyond -> {
                close(pending, ApprovalState.ANSWERED, Closing.answered(clock.millis(), beyond.decision(),
                        ApprovalScope.ONCE, by, Optional.of("more was granted than the agent had offered")));
                yield Optional.of(beyond.nearest());
            }
            case Reply.Malformed malformed -> {
                close(pending, ApprovalState.ANSWERED, Closing.answered(clock.millis(), Decision.DECLINE,
                        ApprovalScope.ONCE, by,
                        Optional.of("the answer was none that the agent understands: it takes it for a no")));
                yield result.map(answer -> NullNode.getInstance());
            }
        };
    }

    /** The agent does not ask any more. */
    public void withdraw(Pending pending, String reason) {
        if (pending.isOpen()) {
            close(pending, ApprovalState.WITHDRAWN, Closing.unanswered(clock.millis(), reason));
        }
    }

    private void expire(Pending pending) {
        if (pending.isOpen()) {
            close(pending, ApprovalState.EXPIRED,
                    Closing.expired(clock.millis(), "nobody has answered in time: it was declined"));
            pending.tellAgent(pending.ask().refusal());
        }
    }

    private void close(Pending pending, ApprovalState state, Closing closing) {
        pending.become(pending.approval().closed(state, closing));
        open.remove(pending.approval().approvalId());
        end(pending.approval());
    }

    private void end(Approval approval) {
        archive.keep(approval);
        witness.closed(approval);
    }

    /** What waited when an earlier run of the bridge ended will not be asked again. */
    public void forsake(String agent, String reason) {
        List<Approval> forsaken = left.values().stream().filter(each -> each.agent().equals(agent)).toList();
        forsaken.forEach(each -> left.remove(each.approvalId()));
        forsaken.forEach(each -> end(each.closed(ApprovalState.WITHDRAWN,
                Closing.unanswered(clock.millis(), reason))));
    }

    /** Likewise for those that are not asked again by then. */
    public void forsakeAfter(Duration pause, String agent, String reason) {
        if (!left.isEmpty()) {
            scheduler.after(pause, () -> forsake(agent, reason));
        }
    }

    /** Those that are open, the oldest first. */
    public List<Approval> open() {
        return open.values().stream().map(Pending::approval).toList();
    }
}
