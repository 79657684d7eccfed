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

/**
 * The deeds that the database has still to be told of. They get their numbers and their hashes there, so that the
 * chain has no gap whatever happens to the disk.
 *
 * <p>Of a disk that takes nothing for long the newest are lost, and the next record says how many.
 */
final class AuditBook implements Book {
    static final int MOST_DEEDS = 10_000;
    /** What may wait to be hashed; beyond it whoever says something hashes it. */
    private static final long MOST_BYTES = 16 << 20;

    /** A deed, and what was said by it, if it is still to be hashed. */
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    private record Heard(long atMs, Deed deed, Optional<byte[]> said) {
        Heard hashed() {
            return said.map(bytes -> new Heard(atMs, deed.saying(bytes), Optional.empty())).orElse(this);
        }
    }

    private final InstantSource clock;
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
        Heard full = new Heard(clock.millis(), deed, Optional.of(said));
        add(isRoomFor(said) ? full : full.hashed());
    }

    private synchronized boolean isRoomFor(byte[] said) {
        return bytes + said.length <= MOST_BYTES;
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

    /** Hashes what was said on the thread of the clerk, who is the only one to call this. */
    @Override
    public Page page() {
        List<Heard> fresh;
        List<CompletableFuture<Boolean>> waited;
        synchronized (this) {
            fresh = List.copyOf(heard);
            waited = List.copyOf(waiting);
            waiting.clear();
        }
        List<Heard> hashed = fresh.stream().map(Heard::hashed).toList();
        List<Heard> all;
        synchronized (this) {
            heard.subList(0, fresh.size()).clear();
            bytes = heard.stream().mapToLong(each -> each.said().map(said -> said.length).orElse(0)).sum();
            deeds.addAll(hashed);
            all = List.copyOf(deeds);
        }
        return new Page(Durability.BRIDGE,
                all.isEmpty() ? Optional.empty() : Optional.of(tables -> write(tables.audit(), all)),
                told -> {
                    if (told) {
                        crossOut(all.size());
                    }
                    waited.forEach(waiter -> waiter.complete(told));
                });
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
