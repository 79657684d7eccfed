package dev.drawbridge.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.core.frame.Frames;
import dev.drawbridge.core.history.Reader;
import dev.drawbridge.protocol.catalog.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FeedTest {
    private final ArrayDeque<String> news = new ArrayDeque<>();
    private final Feed feed = () -> Optional.ofNullable(news.poll()).map(FeedTest::bytes);
    private Encoding encoding = Encoding.PLAIN;
    private final Outbox outbox = new Outbox(new Reader() {
        @Override
        public Encoding encoding() {
            return encoding;
        }

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
    }, System::nanoTime);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String take() {
        ByteBuffer frame = outbox.take();
        if (!frame.hasRemaining()) {
            return "";
        }
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return new String(bytes, 2, bytes.length - 3, StandardCharsets.UTF_8);
    }

    private void own(String message) {
        byte[] frame = Frames.of(bytes(message));
        outbox.append(frame, 0, frame.length);
    }

    @Test
    void whatAFeedTellsIsMadeWhenItsTurnComes() {
        news.add("{\"n\":1}");
        outbox.append(feed);
        own("{\"own\":1}");
        news.clear();
        news.add("{\"n\":2}");
        assertThat(take()).isEqualTo("{\"n\":2}");
        assertThat(take()).isEqualTo("{\"own\":1}");
        assertThat(take()).isEmpty();
    }

    @Test
    void aFeedLiesThereOnceHoweverOftenItHasSomethingToTell() {
        for (int i = 0; i < 1000; i++) {
            news.add("{\"n\":" + i + "}");
            outbox.append(feed);
        }
        assertThat(outbox.backlog()).isZero();
        own("{\"own\":1}");
        assertThat(take()).isEqualTo("{\"n\":0}");
        assertThat(take()).as("others have their turn as well").isEqualTo("{\"own\":1}");
        for (int i = 1; i < 1000; i++) {
            assertThat(take()).isEqualTo("{\"n\":" + i + "}");
        }
        assertThat(take()).isEmpty();
    }

    @Test
    void aFeedWithNothingToTellKeepsNobodyWaiting() {
        outbox.append(feed);
        own("{\"own\":1}");
        assertThat(take()).isEqualTo("{\"own\":1}");
        news.add("{\"n\":1}");
        assertThat(take()).as("it has not asked for a turn").isEmpty();
        outbox.append(feed);
        assertThat(take()).isEqualTo("{\"n\":1}");
    }

    @Test
    void messagesAreWrittenAsTheClientWantsThem() {
        encoding = Encoding.SEQUENCED;
        news.add("{\"n\":1}");
        outbox.append(feed);
        assertThat(take()).isEqualTo("{\"jsonrpc\":\"2.0\",\"n\":1}");
    }

    @Test
    void behindTheEndNothingIsTold() {
        news.add("{\"n\":1}");
        outbox.append(feed);
        outbox.close();
        assertThat(take()).isEmpty();
        outbox.append(feed);
        assertThat(take()).isEmpty();
    }
}
