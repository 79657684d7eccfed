package dev.drawbridge.core.attention;

import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.attention.AttentionChanged;
import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import dev.drawbridge.protocol.bridge.attention.AttentionKind;
import dev.drawbridge.protocol.bridge.attention.AttentionList;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * What waits for people, in all threads, and who has looked.
 *
 * <p>What an agent asks leaves when it is answered; all else stays until it is the oldest of too many. The engine's
 * lock guards all of it.
 */
public final class Inbox {
    static final int MOST = 1000;

    private static final int LONGEST_SUMMARY = 300;

    private final NavigableMap<Long, AttentionItem> items = new TreeMap<>();
    private final Map<String, Long> looks;
    private final Marks marks;
    private final InstantSource clock;
    private final Consumer<AttentionChanged> changed;
    private long last;

    /** @param changed is told of each change */
    public Inbox(Marks marks, InstantSource clock, Consumer<AttentionChanged> changed) {
        this.marks = marks;
        this.clock = clock;
        this.changed = changed;
        this.looks = new HashMap<>(marks.looks());
        marks.items().forEach(item -> items.put(item.number(), item));
        last = items.isEmpty() ? 0 : items.lastKey();
        last = Math.max(last, looks.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    /**
     * The bridge begins: what was asked in an earlier run and does not wait any more, or is lost, waits for nobody.
     *
     * @param approvalIds of those that still wait
     */
    public void begin(Set<String> approvalIds) {
        items.values().stream().flatMap(item -> item.approvalId().stream())
                .filter(id -> !approvalIds.contains(id)).toList().forEach(this::settled);
    }

    /** An agent asks; what is known already, from an earlier run, stays what it was. */
    public void asked(Approval approval) {
        if (of(approval.approvalId()).isEmpty()) {
            add(kind(approval.kind()), approval.agent(), Optional.of(approval.threadId()), approval.turnId(),
                    Optional.of(approval.approvalId()), Optional.of(approval.summary()));
        }
    }

    private static AttentionKind kind(ApprovalKind kind) {
        return switch (kind) {
            case COMMAND, FILE_CHANGE, PERMISSIONS, TOOL -> AttentionKind.APPROVAL;
            case QUESTION, ELICITATION -> AttentionKind.QUESTION;
        };
    }

    /** An agent was answered, or asks no more. */
    public void settled(String approvalId) {
        of(approvalId).ifPresent(item -> {
            items.remove(item.number());
            marks.remove(item.number());
            tell(List.of(), List.of(item.number()));
        });
    }

    private Optional<AttentionItem> of(String approvalId) {
        return items.values().stream().filter(item -> item.approvalId().equals(Optional.of(approvalId)))
                .findFirst();
    }

    /** A turn is over. */
    public void turnEnded(String agent, String threadId, Optional<String> turnId, AttentionKind how,
            Optional<String> why) {
        add(how, agent, Optional.of(threadId), turnId, /* approvalId= */ Optional.empty(), why);
    }

    /** An agent has ended for good. */
    public void agentFailed(String agent, Optional<String> why) {
        add(AttentionKind.AGENT_FAILED, agent, /* threadId= */ Optional.empty(),
                /* turnId= */ Optional.empty(), /* approvalId= */ Optional.empty(), why);
    }

    private void add(AttentionKind kind, String agent, Optional<String> threadId, Optional<String> turnId,
            Optional<String> approvalId, Optional<String> summary) {
        AttentionItem item = new AttentionItem(++last, kind, agent, threadId, turnId, approvalId,
                summary.map(Inbox::shortened), clock.millis(), /* seenAtMs= */ Optional.empty());
        items.put(item.number(), item);
        marks.keep(item);
        tell(List.of(item), crowdedOut());
    }

    private static String shortened(String summary) {
        return summary.length() <= LONGEST_SUMMARY
                ? summary
                : summary.substring(0, LONGEST_SUMMARY - 1) + "…";
    }

    /** The oldest when there are too many; what an agent asks stays. */
    private List<Long> crowdedOut() {
        List<Long> gone = items.values().stream().filter(item -> item.approvalId().isEmpty())
                .limit(Math.max(0, items.size() - MOST)).map(AttentionItem::number).toList();
        gone.forEach(number -> {
            items.remove(number);
            marks.remove(number);
        });
        return gone;
    }

    /** What there is for a device, of which it is remembered that it has looked. */
    public AttentionList look(String device, boolean includeSeen) {
        AttentionList list = list(device, includeSeen);
        if (looks.getOrDefault(device, 0L) < last) {
            looks.put(device, last);
            marks.looked(device, last);
        }
        return list;
    }

    private AttentionList list(String device, boolean includeSeen) {
        return new AttentionList(
                items.values().stream().filter(item -> includeSeen || item.seenAtMs().isEmpty()).toList(),
                unseen(), looks.getOrDefault(device, 0L));
    }

    /** Marks as seen, for all devices, what has such a number. */
    public AttentionList see(String device, LongPredicate numbers) {
        List<AttentionItem> seen = new ArrayList<>();
        items.replaceAll((number, item) -> {
            if (item.seenAtMs().isPresent() || !numbers.test(number)) {
                return item;
            }
            AttentionItem marked = new AttentionItem(number, item.kind(), item.agent(), item.threadId(),
                    item.turnId(), item.approvalId(), item.summary(), item.atMs(),
                    Optional.of(clock.millis()));
            seen.add(marked);
            marks.keep(marked);
            return marked;
        });
        if (!seen.isEmpty()) {
            tell(seen, List.of());
        }
        return list(device, /* includeSeen= */ false);
    }

    private void tell(List<AttentionItem> news, List<Long> gone) {
        changed.accept(new AttentionChanged(news, gone, unseen()));
    }

    private int unseen() {
        return (int) items.values().stream().filter(item -> item.seenAtMs().isEmpty()).count();
    }
}
