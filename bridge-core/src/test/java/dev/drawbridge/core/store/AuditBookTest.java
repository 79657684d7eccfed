package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Deeds.deed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class AuditBookTest {
    private static final byte[] LONG = new byte[12 << 20];

    private final AuditBook book = new AuditBook(new SetClock());

    @Test
    void tooMuchWaitsToBeHashedUntilWhoeverSaidItHasTime() {
        book.add(deed("one"), LONG);
        assertThat(book.isFull()).isFalse();
        book.add(deed("two"), LONG);
        assertThat(book.isFull()).isTrue();
        book.relieve();
        assertThat(book.isFull()).isFalse();
    }

    @Test
    void whatTheClerkHashesDoesNotWaitAnyMore() {
        book.add(deed("one"), LONG);
        assertThat(book.page().work()).isPresent();
        book.add(deed("two"), LONG);
        assertThat(book.isFull()).isFalse();
    }
}
