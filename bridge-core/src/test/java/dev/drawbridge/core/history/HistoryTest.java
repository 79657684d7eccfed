package dev.drawbridge.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.core.frame.Frames;
import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.Kept;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistoryTest {
    private static final Catalog CATALOG = Catalog.codex();
    /** So much that what was said before is told condensed. */
    private static final String PAD = "x".repeat(300_000);

    private final Scribe scribe = new Scribe(CATALOG, Journal.none("a test"), (pause, work) -> {}, 1 << 20);
    private final History history = scribe.open("thread", Head.NONE);
    private long last;

    /** Wants everything. */
    private record Anyone(Encoding encoding) implements Reader {
        @Override
        public boolean deflates() {
            return false;
        }

        @Override
        public boolean accepts(Entry method) {
            return true;
        }

        @Override
        public boolean acceptsEverything() {
            return true;
        }
    }

    private void say(String... messages) {
        for (String message : messages) {
            byte[] frame = Frames.of(message.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            history.take(frame, 0, frame.length, last, last + 1);
            last++;
        }
    }

    private static String delta(String item, String text) {
        return "{'method':'item/agentMessage/delta','params':{'threadId':'t','itemId':'" + item
                + "','delta':'" + text
                + "'}}";
    }

    private static String completed(String item, String text) {
        return "{'method':'item/completed','params':{'threadId':'t','item':{'id':'" + item + "','text':'"
                + text
                + "'}}}";
    }

    private static String unknown(String text) {
        return "{'method':'no/such','params':{'text':'" + text + "'}}";
    }

    private List<String> read(Encoding encoding, long after) {
        List<String> messages = new ArrayList<>();
        for (long from = after; from < last;) {
            Reading.Told told = (Reading.Told) history.read(new Anyone(encoding), from, last, 100_000);
            messages.addAll(messages(told.frames()));
            from = told.upTo();
        }
        return messages.stream().filter(message -> !message.contains(PAD)).toList();
    }

    private List<String> underWay() {
        ByteBuffer frames = history.tellUnderWay(new Anyone(Encoding.PLAIN), item -> Known.NOTHING);
        return messages(frames);
    }

    private static List<String> messages(ByteBuffer frames) {
        List<String> messages = new ArrayList<>();
        byte[] array = new byte[frames.remaining()];
        frames.get(array);
        for (int place = 0; place < array.length;) {
            int from = place + Frames.headerOf(array, place);
            place = from + Frames.payloadOf(array, place);
            messages.add(
                    new String(array, from, place - from - 1, StandardCharsets.UTF_8).replace('"', '\''));
        }
        return messages;
    }

    private static String numbered(long seq, String message) {
        return "{'jsonrpc':'2.0','seq':" + seq + "," + message.substring(1);
    }

    @Test
    void betweenTwoMessagesThatStandForThemselvesEachStreamIsOneDelta() {
        say(delta("a", "1"), delta("b", "2"), delta("a", "3"), unknown("!"), delta("a", "4"), unknown(PAD));
        assertThat(read(Encoding.PLAIN, 0)).containsExactly(delta("a", "13"), delta("b", "2"), unknown("!"),
                delta("a", "4"));
    }

    @Test
    void whoIsToldTheNumbersGetsNeighboursJoinedUnderTheNumberOfTheLast() {
        say(delta("a", "1"), delta("a", "2"), delta("b", "3"), delta("a", "4"), unknown(PAD));
        assertThat(read(Encoding.SEQUENCED, 0)).containsExactly(numbered(2, delta("a", "12")),
                numbered(3, delta("b", "3")), numbered(4, delta("a", "4")));
    }

    @Test
    void aRunIsCutAtAnyEvent() {
        say(delta("a", "1"), delta("a", ""), delta("a", "\\n3"), delta("a", "\\\\4"), unknown(PAD));
        assertThat(read(Encoding.SEQUENCED, 1)).containsExactly(numbered(4, delta("a", "\\n3\\\\4")));
        assertThat(read(Encoding.SEQUENCED, 2)).containsExactly(numbered(4, delta("a", "\\n3\\\\4")));
        assertThat(read(Encoding.SEQUENCED, 3)).containsExactly(numbered(4, delta("a", "\\\\4")));
    }

    @Test
    void deltasOfWhatIsCompleteAreSkippedAndTheirNeighboursJoined() {
        say(delta("b", "1"), delta("a", "x"), delta("b", "2"), delta("a", "x"), completed("a", "xx"),
                delta("b", "3"),
                unknown(PAD));
        assertThat(read(Encoding.SEQUENCED, 0)).containsExactly(numbered(3, delta("b", "12")),
                numbered(5, completed("a", "xx")), numbered(6, delta("b", "3")));
    }

    @Test
    void anItemThatBeginsUnderTheNameOfAnInterruptedOneIsAnotherOne() {
        String started = "{'method':'item/started','params':{'threadId':'t','item':{'id':'a','type':'x'}}}";
        String ended = "{'method':'turn/completed','params':{'threadId':'t','turn':{'id':'u'}}}";
        say(started, delta("a", "1"), ended, started, delta("a", "2"));
        assertThat(kept(history.changes())).extracting(Kept::group).filteredOn(group -> !group.isEmpty())
                .doesNotHaveDuplicates().hasSize(2);
        assertThat(underWay()).containsExactly(started, delta("a", "2"));
        say(completed("a", "2"), unknown(PAD));
        assertThat(read(Encoding.PLAIN, 0)).containsExactly(started, delta("a", "1"), ended, started,
                completed("a", "2"));
    }

    @Test
    void ofWhatOnlyTheNewestCountsOnlyTheNewestIsTold() {
        String usage = "{'method':'thread/tokenUsage/updated','params':{'threadId':'t','n':1}}";
        String newer = usage.replace("1", "2");
        say(usage, unknown("!"), newer, unknown(PAD));
        assertThat(read(Encoding.PLAIN, 0)).containsExactly(unknown("!"), newer);
    }

    @Test
    void aLittleIsToldAsItWasSaid() {
        say(delta("a", "1"), delta("a", "2"), completed("a", "12"));
        assertThat(read(Encoding.SEQUENCED, 1)).containsExactly(numbered(2, delta("a", "2")),
                numbered(3, completed("a", "12")));
    }

    @Test
    void whatIsForgottenIsNotPassedOverInSilence() {
        for (int i = 0; i < 10; i++) {
            say(completed("a" + i, PAD));
        }
        history.changes();
        history.forget(1 << 20, 1 << 20);
        assertThat(history.read(new Anyone(Encoding.PLAIN), 0, last, 1000))
                .isInstanceOf(Reading.Forgotten.class);
        assertThat(history.read(new Anyone(Encoding.PLAIN), 9, last, 1000)).isInstanceOf(Reading.Told.class);
    }

    @Test
    void whatTheJournalWasNotToldYetIsNotForgotten() {
        say(completed("a", PAD));
        history.changes();
        say(completed("b", PAD));
        read(Encoding.PLAIN, 1);
        history.forget(/* spare= */ 1, /* limit= */ 1);
        assertThat(history.floor()).isEqualTo(1);
        assertThat(kept(history.changes())).extracting(Kept::first).containsExactly(2L);
        history.forget(/* spare= */ 1, /* limit= */ 1);
        assertThat(history.floor()).isEqualTo(2);
    }

    @Test
    void whatTheJournalKeptTellsTheSame() {
        say(delta("a", "1"), delta("a", "2"));
        List<Kept> kept = new ArrayList<>(kept(history.changes()));
        say(delta("a", "3"), delta("b", "4"), unknown("!"), delta("a", "5"), unknown(PAD));
        kept.addAll(kept(history.changes()));
        kept.removeIf(each -> each.message().length > PAD.length());
        for (long after = 0; after < 6; after++) {
            ByteBuffer past = new Past(CATALOG).tell(kept, new Anyone(Encoding.SEQUENCED), after, 6);
            assertThat(messages(past)).isEqualTo(read(Encoding.SEQUENCED, after));
        }
    }

    @Test
    void theJournalIsToldWhatBecameSuperfluousOnlyIfItHasIt() {
        say(delta("a", "1"), delta("b", "2"));
        assertThat(history.changes()).hasSize(2);
        say(completed("a", "1"), delta("c", "3"), completed("c", "3"));
        assertThat(history.changes()).satisfiesExactly(
                drop -> assertThat(drop).isInstanceOf(Change.DropGroup.class),
                put -> assertThat(put).isInstanceOf(Change.Put.class),
                put -> assertThat(put).isInstanceOf(Change.Put.class));
    }

    private static List<Kept> kept(List<Change> changes) {
        return changes.stream().filter(Change.Put.class::isInstance)
                .map(change -> ((Change.Put) change).kept())
                .toList();
    }
}
