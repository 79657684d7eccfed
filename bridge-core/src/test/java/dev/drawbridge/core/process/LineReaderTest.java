package dev.drawbridge.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LineReaderTest {
    private final List<String> blocks = new ArrayList<>();

    @Test
    void whatIsThereComesInOneBlock() throws IOException {
        read("one\ntwo\nthree\n");
        assertThat(blocks).containsExactly("one\ntwo\nthree\n");
    }

    @Test
    void anUnfinishedLineWaitsForItsRest() throws IOException {
        new LineReader(pieces("one\ntw", "o\nthr", "ee", "\n"), 1 << 20, this::keep).run();
        assertThat(blocks).containsExactly("one\n", "two\n", "three\n");
    }

    @Test
    void aLastLineWithoutItsEndIsDropped() throws IOException {
        read("one\ntwo");
        assertThat(blocks).containsExactly("one\n");
    }

    @Test
    void aLineLongerThanTheLimitEndsTheReading() {
        assertThatThrownBy(() -> new LineReader(pieces("x".repeat(400_000)), 300_000, this::keep).run())
                .isInstanceOf(IOException.class)
                .hasMessage("a line is longer than 300000 bytes");
    }

    /** Lines of all lengths, some far beyond a block, cut anywhere. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theBlocksTogetherAreTheStream(long seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 200; i++) {
            int length = random.nextInt(10) == 0 ? random.nextInt(900_000) : random.nextInt(300);
            stream.writeBytes("é".repeat(length / 2).getBytes(UTF_8));
            stream.write('\n');
        }
        byte[] all = stream.toByteArray();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        new LineReader(new Stuttering(all, random), 1 << 30, (block, from, to) -> {
            assertThat(block[to - 1]).isEqualTo((byte) '\n');
            read.write(block, from, to - from);
        }).run();
        assertThat(read.toByteArray()).isEqualTo(all);
    }

    private void read(String text) throws IOException {
        new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 1 << 20, this::keep).run();
    }

    private void keep(byte[] block, int from, int to) {
        blocks.add(new String(block, from, to - from, UTF_8));
    }

    private static InputStream pieces(String... pieces) {
        var left = new ArrayList<>(List.of(pieces));
        return new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("byte by byte");
            }

            @Override
            public int read(byte[] into, int at, int room) {
                if (left.isEmpty()) {
                    return -1;
                }
                byte[] piece = left.removeFirst().getBytes(UTF_8);
                int count = Math.min(piece.length, room);
                System.arraycopy(piece, 0, into, at, count);
                if (count < piece.length) {
                    left.addFirst(new String(piece, count, piece.length - count, UTF_8));
                }
                return count;
            }
        };
    }

    /** A stream that gives a little or a lot, never all that was asked for. */
    private static final class Stuttering extends ByteArrayInputStream {
        private final Random random;

        Stuttering(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] into, int at, int room) {
            return super.read(into, at,
                    1 + random.nextInt(random.nextBoolean() ? room : Math.min(room, 100)));
        }
    }
}
