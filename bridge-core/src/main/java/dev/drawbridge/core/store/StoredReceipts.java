package dev.drawbridge.core.store;

import dev.drawbridge.core.receipt.Receipt;
import dev.drawbridge.core.receipt.Receipts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Receipts that are looked up in the book, and written into the database by the clerk. */
final class StoredReceipts implements Receipts {
    private final ReceiptBook book;
    private final Clerk clerk;
    private final Disk disk;

    StoredReceipts(ReceiptBook book, Clerk clerk, Disk disk) {
        this.book = book;
        this.clerk = clerk;
        this.disk = disk;
    }

    @Override
    public Optional<Receipt> find(String key) {
        return book.find(Fingerprint.of(key), this::fetch);
    }

    @Override
    public void begin(String key) {
        book.begin(Fingerprint.of(key));
        clerk.ring();
    }

    @Override
    public void accept(String key, byte[] answer, Instant at) {
        book.accept(Fingerprint.of(key), answer, at);
        clerk.ring();
    }

    @Override
    public void abandon(String key) {
        book.abandon(Fingerprint.of(key));
        clerk.ring();
    }

    @Override
    public CompletableFuture<Boolean> saved() {
        CompletableFuture<Boolean> saved = book.saved();
        clerk.ring();
        return saved;
    }

    private CompletableFuture<Optional<byte[]>> fetch(Fingerprint key) {
        return CompletableFuture.supplyAsync(() -> {
            Optional<byte[]> answer = disk.read(connection -> answer(connection, key), Optional.empty());
            answer.ifPresent(found -> book.remember(key, found));
            return answer;
        }, task -> Thread.ofVirtual().start(task));
    }

    private static Optional<byte[]> answer(Connection connection, Fingerprint key) throws SQLException {
        try (PreparedStatement find = connection
                .prepareStatement("SELECT answer FROM receipt WHERE key = ?")) {
            find.setBytes(1, key.bytes());
            try (ResultSet found = find.executeQuery()) {
                return found.next() ? Optional.ofNullable(found.getBytes(1)) : Optional.empty();
            }
        }
    }
}
