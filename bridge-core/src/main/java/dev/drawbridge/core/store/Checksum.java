package dev.drawbridge.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drawbridge.core.journal.Kept;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** What tells whether a message came back as it went: SQLite itself has no eye for what a message says. */
final class Checksum {
    private Checksum() {}

    static long of(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }

    static long of(Kept kept) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(kept.first()).putLong(kept.last()).flip());
        sum.update(kept.group().getBytes(UTF_8));
        sum.update(kept.marks());
        sum.update(kept.message());
        return sum.getValue();
    }
}
