package dev.drawbridge.core.history;

import dev.drawbridge.core.frame.Frame;
import dev.drawbridge.core.frame.Frames;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Splice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Frames for one reader, as it wants them. */
final class FrameWriter {
    private final Reader reader;
    private final Scanner scanner = new Scanner(Limits.AGENT);
    private final Splice splice = new Splice();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4 << 10);

    FrameWriter(Reader reader) {
        this.reader = reader;
    }

    boolean accepts(Entry method) {
        return reader.acceptsEverything() || reader.accepts(method);
    }

    /** Writes the message that stands there, the event of this number. */
    void write(long seq, byte[] bytes, int from, int to) {
        scanner.scan(bytes, from, to);
        byte[] frame = Frames.of(reader.encoding().edit(splice.of(bytes, scanner), scanner.version(), seq));
        out.writeBytes(reader.deflates() && Frame.isWorthDeflating(frame.length)
                ? Frame.of(frame).deflated()
                : frame);
    }

    void write(long seq, byte[] message) {
        write(seq, message, 0, message.length);
    }

    int size() {
        return out.size();
    }

    ByteBuffer frames() {
        return ByteBuffer.wrap(out.toByteArray());
    }
}
