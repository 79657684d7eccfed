package dev.drawbridge.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Excerpt;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.Kept;
import java.util.List;
import java.util.stream.LongStream;

/** What the tests write into a journal, and how they read it. */
final class Pages {
    static final long EVERYTHING = Long.MAX_VALUE;

    private Pages() {}

    static Change put(String thread, long seq) {
        return put(thread, new Kept(seq, seq, "", text(seq), new byte[0]));
    }

    static Change put(String thread, Kept kept) {
        return new Change.Put(thread, kept);
    }

    static Kept run(long first, long last, String group) {
        return new Kept(first, last, group, text(first), new byte[]{1, 2, 3});
    }

    static byte[] text(long seq) {
        return ("message " + seq).getBytes(UTF_8);
    }

    static Kept large(long seq, int bytes) {
        return new Kept(seq, seq, "", new byte[bytes], new byte[0]);
    }

    static Change live(String thread) {
        return new Change.Mark(thread, /* live= */ true, /* last= */ 0, "turn");
    }

    static Change quiet(String thread) {
        return new Change.Mark(thread, /* live= */ false, /* last= */ 0, "turn");
    }

    static void write(Journal journal, String thread, long first, long last) {
        journal.write(LongStream.rangeClosed(first, last).mapToObj(seq -> put(thread, seq)).toList());
    }

    static Excerpt read(Journal journal, String thread, long after) {
        return journal.read(thread, after, EVERYTHING, EVERYTHING);
    }

    static List<Long> firsts(Journal journal, String thread, long after) {
        return read(journal, thread, after).kept().stream().map(Kept::first).toList();
    }
}
