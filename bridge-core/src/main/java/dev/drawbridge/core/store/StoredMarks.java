package dev.drawbridge.core.store;

import dev.drawbridge.core.attention.Marks;
import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import java.util.List;
import java.util.Map;

/** What waits for people, noted in the book, and written into the database by the clerk. */
record StoredMarks(MarkBook book, Clerk clerk) implements Marks {
    @Override
    public List<AttentionItem> items() {
        return book.items();
    }

    @Override
    public Map<String, Long> looks() {
        return book.looks();
    }

    @Override
    public void keep(AttentionItem item) {
        book.keep(item);
        clerk.ring();
    }

    @Override
    public void remove(long number) {
        book.remove(number);
        clerk.ring();
    }

    @Override
    public void looked(String device, long number) {
        book.looked(device, number);
        clerk.ring();
    }
}
