package dev.drawbridge.core.engine;

import dev.drawbridge.core.approval.Approvals;
import dev.drawbridge.core.approval.Petition;
import dev.drawbridge.core.approval.Witness;
import dev.drawbridge.core.attention.Inbox;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.rule.Rulebook;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.bridge.approval.AnsweredBy;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalClosed;
import dev.drawbridge.protocol.bridge.approval.ApprovalOpened;
import dev.drawbridge.protocol.bridge.approval.Closing;
import dev.drawbridge.protocol.bridge.attention.AttentionKind;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What concerns people: what agents ask them, by which rules that is answered for them, what waits for them, and the
 * record of what they did. The switchboard's lock guards all of it.
 */
final class Concerns implements Witness {
    /** How long an agent that goes on without the bridge may take to ask again. */
    private static final Duration TO_ASK_AGAIN = Duration.ofSeconds(30);

    private final Switchboard switchboard;
    private final Audit audit;
    private final Rulebook rules;
    private final Inbox inbox;
    private final Approvals approvals;

    /**
     * @param timeout after which is declined what nobody has answered
     */
    Concerns(Switchboard switchboard, Shelves shelves, Optional<Duration> timeout,
            Scheduler scheduler, InstantSource clock) {
        this.switchboard = switchboard;
        this.audit = shelves.audit();
        this.rules = new Rulebook(shelves.rules(), clock, Concerns::name);
        this.inbox = new Inbox(shelves.marks(), clock, switchboard::announce);
        this.inbox.begin(shelves.archive().left().stream().map(Approval::approvalId)
                .collect(Collectors.toUnmodifiableSet()));
        this.approvals = new Approvals(shelves.archive(), rules, this, timeout,
                (pause, work) -> scheduler.after(pause, () -> switchboard.run(work)), clock, Concerns::name);
    }

    /** A name that nothing else has. */
    private static String name() {
        return UUID.randomUUID().toString();
    }

    Approvals approvals() {
        return approvals;
    }

    Rulebook rules() {
        return rules;
    }

    Inbox inbox() {
        return inbox;
    }

    /** The agent asks people, by a question that is not told to anybody yet; a rule may answer it at once. */
    void asked(Petition petition, Question question) {
        question.becomes(approvals.open(question.seat().name(), petition, question.id(),
                result -> switchboard.answer(question, result.toString())));
    }

    @Override
    public void opened(Approval approval) {
        switchboard.announce(new ApprovalOpened(approval));
        inbox.asked(approval);
    }

    @Override
    public void closed(Approval approval) {
        switchboard.announce(ApprovalClosed.of(approval));
        inbox.settled(approval.approvalId());
        Closing closing = approval.closing().orElseThrow();
        closing.decision().ifPresent(decision -> {
            Map<String, String> details = new HashMap<>();
            details.put("approvalId", approval.approvalId());
            details.put("method", approval.method());
            details.put("decision", decision.name().toLowerCase(Locale.ROOT));
            closing.scope().ifPresent(scope -> details.put("scope", scope.name().toLowerCase(Locale.ROOT)));
            closing.by().flatMap(AnsweredBy::ruleId).ifPresent(rule -> details.put("ruleId", rule));
            audit.add(new Deed(AuditAction.ANSWERED, closing.by().flatMap(AnsweredBy::device),
                    closing.by().flatMap(AnsweredBy::client), Optional.of(approval.threadId()), details));
        });
    }

    /** A turn is over, in a thread that somebody may want to look at. */
    void turnEnded(SharedThread thread, Optional<String> turnId, AttentionKind how, Optional<String> why) {
        if (!thread.isEphemeral()) {
            inbox.turnEnded(thread.seat().name(), thread.id(), turnId, how, why);
        }
    }

    // the record of what clients do

    void connected(ClientConnection client) {
        audit.add(deed(AuditAction.CONNECTED, client, Optional.empty(), Map.of()));
    }

    void disconnected(ClientConnection client) {
        audit.add(deed(AuditAction.DISCONNECTED, client, Optional.empty(), Map.of()));
    }

    void sent(ClientConnection client, String method, Optional<String> threadId, byte[] message) {
        audit.add(deed(AuditAction.SENT, client, threadId, Map.of("method", method)), message);
    }

    /** Lets whoever has just sent something hash what waits for that if it is too much; not to be called under the lock. */
    void relieve() {
        audit.relieve();
    }

    /** Somebody has made a rule, or taken one away. */
    void ruled(AuditAction action, ClientConnection client, String ruleId, String effect) {
        audit.add(deed(action, client, Optional.empty(), Map.of("ruleId", ruleId, "effect", effect)));
    }

    private static Deed deed(AuditAction action, ClientConnection client, Optional<String> threadId,
            Map<String, String> details) {
        return new Deed(action, Optional.of(client.visitor().name()), Optional.of(client.profile().label()),
                threadId,
                details);
    }

    /** Somebody has had an agent started anew. */
    void restarted(ClientConnection client, String agent) {
        audit.add(deed(AuditAction.AGENT_RESTARTED, client, Optional.empty(), Map.of("agent", agent)));
    }

    // what becomes of the agent

    /**
     * It can be asked.
     */
    void agentBegan(Seat seat, Optional<String> version) {
        String agent = seat.name();
        audit.add(Deed.of(AuditAction.AGENT_STARTED,
                version.map(known -> Map.of("agent", agent, "version", known))
                        .orElse(Map.of("agent", agent))));
        if (seat.agent().isShared()) {
            // it has lived before, and may ask again what an earlier run of the bridge was asked
            approvals.forsakeAfter(TO_ASK_AGAIN, agent,
                    "the agent asks no more: it was answered elsewhere, or has ended");
        } else {
            approvals.forsake(agent, "the bridge was restarted, and the agent with it");
        }
    }

    void agentEnded(Seat seat, String why) {
        audit.add(Deed.of(AuditAction.AGENT_ENDED, Map.of("agent", seat.name(), "reason", why)));
    }

    /** It has ended, and does not come back by itself. */
    void agentFailed(Seat seat, String why) {
        inbox.agentFailed(seat.name(), Optional.of(why));
    }
}
