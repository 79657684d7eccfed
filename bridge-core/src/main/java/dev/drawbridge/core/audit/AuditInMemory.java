package dev.drawbridge.core.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;

/** A record that ends with the bridge, and of which only the newest part is there. */
public final class AuditInMemory implements Audit {
    static final int MOST = 1_000;

    private final InstantSource clock;
    private final TreeMap<Long, AuditRecord> records = new TreeMap<>();
    private Head head = Head.NONE;

    public AuditInMemory(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void add(Deed deed) {
        Link link = Link.after(head, clock.millis(), deed);
        head = link.head();
        Link.record(link.text().getBytes(UTF_8), head.hash())
                .ifPresent(record -> records.put(record.number(), record));
        if (records.size() > MOST) {
            records.pollFirstEntry();
        }
    }

    @Override
    public void add(Deed deed, byte[] said) {
        add(deed.saying(said));
    }

    @Override
    public void relieve() {
        /* nothing waits: what is said is hashed as it is added */ }

    @Override
    public synchronized List<AuditRecord> list(long before, int most) {
        return records.headMap(before, /* inclusive= */ false).descendingMap().values().stream().limit(most)
                .toList();
    }
}
