package dev.drawbridge.core.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import dev.drawbridge.protocol.bridge.attention.AttentionChanged;
import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import dev.drawbridge.protocol.bridge.attention.AttentionKind;
import dev.drawbridge.protocol.bridge.attention.AttentionList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class InboxTest {
    /** Marks in memory, which a second inbox can begin with. */
    private static final class Kept implements Marks {
        private final TreeMap<Long, AttentionItem> items = new TreeMap<>();
        private final Map<String, Long> looks = new HashMap<>();

        @Override
        public List<AttentionItem> items() {
            return List.copyOf(items.values());
        }

        @Override
        public Map<String, Long> looks() {
            return Map.copyOf(looks);
        }

        @Override
        public void keep(AttentionItem item) {
            items.put(item.number(), item);
        }

        @Override
        public void remove(long number) {
            items.remove(number);
        }

        @Override
        public void looked(String device, long number) {
            looks.put(device, number);
        }
    }

    private final Kept kept = new Kept();
    private final List<AttentionChanged> changes = new ArrayList<>();
    private Inbox inbox = inbox();

    private Inbox inbox() {
        return new Inbox(kept, () -> Instant.ofEpochMilli(7), changes::add);
    }

    private static Approval approval(String id, ApprovalKind kind) {
        return new Approval(id, "codex", "t", Optional.of("u"), Optional.empty(), 0, "m",
                JsonNodeFactory.instance.objectNode(), Optional.empty(), kind, "push", Optional.empty(),
                Optional.empty(), List.of(), List.of(), 1, ApprovalState.OPEN, Optional.empty());
    }

    private void turn(String thread) {
        inbox.turnEnded("codex", thread, Optional.of("u"), AttentionKind.TURN_COMPLETED, Optional.empty());
    }

    private AttentionList look(String device) {
        return inbox.look(device, /* includeSeen= */ false);
    }

    @Test
    void whatIsAskedStaysUntilItIsSettled() {
        inbox.asked(approval("a", ApprovalKind.COMMAND));
        inbox.asked(approval("b", ApprovalKind.QUESTION));
        assertThat(look("phone").items()).extracting(AttentionItem::kind).containsExactly(
                AttentionKind.APPROVAL,
                AttentionKind.QUESTION);
        inbox.settled("a");
        assertThat(changes.getLast().gone()).containsExactly(1L);
        assertThat(changes.getLast().unseen()).isEqualTo(1);
        assertThat(look("phone").items()).extracting(AttentionItem::number).containsExactly(2L);
    }

    @Test
    void whatIsAskedAgainAfterARestartIsNotNew() {
        inbox.asked(approval("a", ApprovalKind.COMMAND));
        inbox = inbox();
        inbox.asked(approval("a", ApprovalKind.COMMAND));
        assertThat(look("phone").items()).hasSize(1);
    }

    @Test
    void whatDoesNotWaitAnyMoreAfterARestartLeaves() {
        inbox.asked(approval("a", ApprovalKind.COMMAND));
        inbox.asked(approval("b", ApprovalKind.COMMAND));
        turn("t");
        inbox = inbox();
        inbox.begin(Set.of("b"));
        assertThat(look("phone").items()).extracting(AttentionItem::number).containsExactly(2L, 3L);
        assertThat(kept.items()).hasSize(2);
    }

    @Test
    void eachDeviceLearnsWhatIsNewToIt() {
        turn("a");
        assertThat(look("phone").lookedUpTo()).isZero();
        turn("b");
        assertThat(look("phone").lookedUpTo()).isEqualTo(1);
        assertThat(look("laptop").lookedUpTo()).isZero();
        assertThat(look("phone").lookedUpTo()).isEqualTo(2);
    }

    @Test
    void whatOneDeviceHasSeenAllHave() {
        turn("a");
        turn("b");
        AttentionList left = inbox.see("phone", number -> number == 1);
        assertThat(left.items()).extracting(AttentionItem::number).containsExactly(2L);
        assertThat(changes.getLast().items()).singleElement()
                .extracting(AttentionItem::seenAtMs).isEqualTo(Optional.of(7L));
        assertThat(look("laptop").unseen()).isEqualTo(1);
        assertThat(inbox.look("laptop", /* includeSeen= */ true).items()).hasSize(2);
    }

    @Test
    void seeingNothingNewTellsNobody() {
        turn("a");
        inbox.see("phone", number -> true);
        int told = changes.size();
        inbox.see("phone", number -> true);
        assertThat(changes).hasSize(told);
    }

    @Test
    void everythingOutlivesTheBridge() {
        turn("a");
        turn("b");
        inbox.see("phone", number -> number == 1);
        look("phone");
        inbox = inbox();
        assertThat(look("phone")).isEqualTo(new AttentionList(List.of(kept.items.get(2L)), 1, 2));
        turn("c");
        assertThat(look("phone").items()).extracting(AttentionItem::number).containsExactly(2L, 3L);
    }

    @Test
    void numbersAreNeverGivenTwice() {
        inbox.asked(approval("a", ApprovalKind.COMMAND));
        look("phone");
        inbox.settled("a");
        inbox = inbox();
        turn("a");
        assertThat(look("phone").items()).extracting(AttentionItem::number).containsExactly(2L);
    }

    @Test
    void theOldestMakesRoomButNotWhatIsAsked() {
        inbox.asked(approval("a", ApprovalKind.COMMAND));
        for (int i = 0; i < Inbox.MOST; i++) {
            turn("t" + i);
        }
        List<AttentionItem> items = look("phone").items();
        assertThat(items).hasSize(Inbox.MOST);
        assertThat(items.getFirst().approvalId()).contains("a");
        assertThat(items.get(1).number()).isEqualTo(3);
        assertThat(changes.getLast().gone()).containsExactly(2L);
        assertThat(kept.items).hasSize(Inbox.MOST);
    }
}
