package dev.drawbridge.core.history;

import dev.drawbridge.core.journal.Kept;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Stream;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the journal has of a thread's earlier days, as a reader is told it. */
public final class Past {
    private final Catalog catalog;
    private final Scanner scanner = new Scanner(Limits.AGENT);
    private final Span text = new Span();
    private final Map<String, Group> groups = new HashMap<>();

    public Past(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Frames that tell the reader the events behind {@code after} and up to {@code upTo}. */
    public ByteBuffer tell(List<Kept> kept, Reader reader, long after, long upTo) {
        FrameWriter out = new FrameWriter(reader);
        List<Piece> pieces = kept.stream().map(this::piece).toList();
        new Condenser(out, reader.encoding()).tell(pieces, after, upTo, Integer.MAX_VALUE);
        return out.frames();
    }

    private Piece piece(Kept kept) {
        byte[] message = kept.message();
        scanner.scan(message, 0, message.length);
        Entry method = catalog.lookup(message, scanner);
        Group group = groups.computeIfAbsent(kept.group(), Group::new);
        return kept.marks().length > 0 && method instanceof Method known
                && known.stream() instanceof Stream.Append append
                && scanner.find(scanner.params(), append.text(), text)
                        ? new Run(method, group, kept, text.from() + 1, text.to() - 1)
                        : new Single(method, group, kept.last(), message);
    }
}
