package dev.drawbridge.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import dev.drawbridge.protocol.bridge.attention.AttentionKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class MarksTest {
    @TempDir
    private Path home;

    @Test
    void theNextRunKnowsWhatWaitsAndWhoHasLooked() {
        try (Store store = open()) {
            for (int number = 1; number <= 5; number++) {
                store.marks().keep(item(number, Optional.empty()));
            }
            store.marks().keep(item(3, Optional.of(9L)));
            store.marks().remove(1);
            store.marks().looked("phone", 2);
            store.marks().looked("desk", 4);
            store.marks().looked("phone", 5);
        }
        try (Store store = open()) {
            assertThat(store.marks().items()).containsExactly(item(2, Optional.empty()),
                    item(3, Optional.of(9L)), item(4, Optional.empty()), item(5, Optional.empty()));
            assertThat(store.marks().looks()).isEqualTo(Map.of("phone", 5L, "desk", 4L));
            store.marks().remove(2);
            store.marks().remove(3);
            store.marks().keep(item(3, Optional.empty()));
        }
        try (Store store = open()) {
            assertThat(store.marks().items()).extracting(AttentionItem::number).containsExactly(3L, 4L, 5L);
        }
    }

    @Test
    void beyondTheirNumberTheOldestAreForgotten() {
        try (Store store = open()) {
            for (int number = 1; number <= MarkBook.MOST_ITEMS + 5; number++) {
                store.marks().keep(item(number, Optional.empty()));
            }
        }
        try (Store store = open()) {
            assertThat(store.marks().items()).hasSize(MarkBook.MOST_ITEMS).first()
                    .isEqualTo(item(6, Optional.empty()));
        }
    }

    static AttentionItem item(long number, Optional<Long> seen) {
        return new AttentionItem(number, AttentionKind.TURN_COMPLETED, "codex", Optional.of("t"),
                Optional.empty(), Optional.empty(), Optional.of("done"), 1, seen);
    }

    private Store open() {
        return Store.open(new Home(home), "epoch " + System.nanoTime(), StoreOptions.DEFAULT);
    }
}
