package dev.drawbridge.core.store;

import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.audit.Head;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The deeds that the database has still to be told of. They get their numbers and their hashes there, so that the
 * chain has no gap whatever happens to the disk.
 *
 * <p>Of a disk that takes nothing for long the newest are lost, and the next record says how many.
 */
final class AuditBook implements Book {
    static final int MOST_DEEDS = 10_000;
    /** What may wait to be hashed; whoever goes beyond it {@linkplain #relieve hashes it} once nobody waits for them. */
    private static final long MOST_BYTES = 16 << 20;

    /** A deed, and what was said by it, if it is still to be hashed. */
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    private record Heard(long atMs, Deed deed, Optional<byte[]> said) {
        Heard hashed() {
            return said.map(bytes -> new Heard(atMs, deed.saying(bytes), Optional.empty())).orElse(this);
        }
    }

    private final InstantSource clock;
    /** Held by whoever hashes, so that what was heard first comes first; the book itself is free meanwhile. */
    private final ReentrantLock hashing = new ReentrantLock();
    private final List<Heard> heard = new ArrayList<>();
    private final ArrayDeque<Heard> deeds = new ArrayDeque<>();
    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    private long bytes;
    private long lost;
    private Head head = Head.NONE;
    /** It is the head once it is committed. */
    private Head written = Head.NONE;
    private Optional<String> anew = Optional.empty();

    AuditBook(InstantSource clock) {
        this.clock = clock;
    }

    void add(Deed deed) {
        add(new Heard(clock.millis(), deed, Optional.empty()));
    }

    void add(Deed deed, byte[] said) {
        add(new Heard(clock.millis(), deed, Optional.of(said)));
    }

    private synchronized void add(Heard one) {
        if (heard.size() + deeds.size() >= MOST_DEEDS) {
            lost++;
            return;
        }
        Deed deed = lost == 0 ? one.deed() : one.deed().with("lost", String.valueOf(lost));
        lost = 0;
        bytes += one.said().map(said -> said.length).orElse(0);
        heard.add(new Heard(one.atMs(), deed, one.said()));
    }

    /** Hashes what was said, if too much of it waits for that. */
    void relieve() {
        if (isFull()) {
            hash();
        }
    }

    /** Whether more waits to be hashed than should. */
    synchronized boolean isFull() {
        return bytes > MOST_BYTES;
    }

    private void hash() {
        hashing.lock();
        try {
            List<Heard> hashed = heard().stream().map(Heard::hashed).toList();
            take(hashed);
        } finally {
            hashing.unlock();
        }
    }

    private synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    private synchronized void take(List<Heard> hashed) {
        heard.subList(0, hashed.size()).clear();
        bytes = heard.stream().mapToLong(each -> each.said().map(said -> said.length).orElse(0)).sum();
        deeds.addAll(hashed);
    }

    /** Done when the database was told of what was added so far, or does not take it. */
    synchronized CompletableFuture<Boolean> saved() {
        if (heard.isEmpty() && deeds.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> saved = new CompletableFuture<>();
        waiting.add(saved);
        return saved;
    }

    @Override
    public synchronized void load(Tables tables) {
        head = tables.audit().head();
    }

    @Override
    public synchronized void beginAnew(String why) {
        anew = Optional.of(head.number() == 0
                ? "begins anew: " + why
                : "begins anew behind record " + head.number() + " with " + head.hash() + ": " + why);
    }

    /** Called by the clerk alone. */
    @Override
    public Page page() {
        List<CompletableFuture<Boolean>> waited = waited();
        hash();
        List<Heard> all = deeds();
        return new Page(Durability.BRIDGE,
                all.isEmpty() ? Optional.empty() : Optional.of(tables -> write(tables.audit(), all)),
                told -> {
                    if (told) {
                        crossOut(all.size());
                    }
                    waited.forEach(waiter -> waiter.complete(told));
                });
    }

    private synchronized List<CompletableFuture<Boolean>> waited() {
        List<CompletableFuture<Boolean>> waited = List.copyOf(waiting);
        waiting.clear();
        return waited;
    }

    private synchronized List<Heard> deeds() {
        return List.copyOf(deeds);
    }

    private void write(AuditTable table, List<Heard> all) throws SQLException {
        Optional<String> remark = remark();
        for (Heard each : all) {
            Deed deed = each.deed();
            table.append(each.atMs(), remark.map(why -> deed.with("chain", why)).orElse(deed));
            remark = Optional.empty();
        }
        table.flush();
        note(table.head());
    }

    private synchronized Optional<String> remark() {
        return anew;
    }

    private synchronized void note(Head last) {
        written = last;
    }

    private synchronized void crossOut(int told) {
        for (int i = 0; i < told; i++) {
            deeds.remove();
        }
        if (told > 0) {
            anew = Optional.empty();
            head = written;
        }
    }
}
