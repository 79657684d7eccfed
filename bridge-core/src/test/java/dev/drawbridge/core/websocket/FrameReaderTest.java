package dev.drawbridge.core.websocket;

import static dev.drawbridge.core.websocket.Wire.frame;
import static dev.drawbridge.core.websocket.Wire.joined;
import static dev.drawbridge.core.websocket.Wire.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class FrameReaderTest {
    private static final int LIMIT = 64 << 20;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final List<Integer> blocks = new ArrayList<>();
    private final List<String> pings = new ArrayList<>();

    private String read(byte[] bytes, int limit, IntSupplier most) throws IOException {
        return new FrameReader(new Pieces(ByteBuffer.wrap(bytes), most), limit, (block, from, to) -> {
            lines.write(block, from, to - from);
            blocks.add(to - from);
        }, payload -> pings.add(new String(payload, UTF_8))).run();
    }

    private String read(byte[]... frames) throws IOException {
        return read(joined(frames), LIMIT, () -> Integer.MAX_VALUE);
    }

    private String heard() {
        return lines.toString(UTF_8);
    }

    @Test
    void messagesThatCameTogetherAreOneBlockOfLines() throws IOException {
        assertThat(read(text("{\"a\":1}"), text("{}"), text("ü"))).isEqualTo("the connection has ended");
        assertThat(heard()).isEqualTo("{\"a\":1}\n{}\nü\n");
        assertThat(blocks).hasSize(1);
    }

    @Test
    void fragmentsAreOneLineAndControlFramesMayStandBetweenThem() throws IOException {
        read(frame(0x01, "ab"), frame(0x89, "ping"), frame(0x00, ""), frame(0x8a, "pong"), frame(0x80, "cd"),
                text("e"));
        assertThat(heard()).isEqualTo("abcd\ne\n");
        assertThat(pings).containsExactly("ping");
    }

    @Test
    void aLineFeedInAMessageIsWhiteSpace() throws IOException {
        read(text("{\n}"), text(""));
        assertThat(heard()).isEqualTo("{ }\n\n");
    }

    @Test
    void whatIsNotCompleteAtTheEndIsDropped() throws IOException {
        read(text("a"), frame(0x01, "b"), new byte[]{(byte) 0x80, 5, 'c'});
        assertThat(heard()).isEqualTo("a\n");
    }

    @Test
    void aMessageMayBeLongerThanManyBlocks() throws IOException {
        String large = "x".repeat(23_000_000);
        read(text("a"), text(large), frame(0x01, large), frame(0x80, "y"), text("b"));
        assertThat(heard()).isEqualTo("a\n" + large + "\n" + large + "y\nb\n");
    }

    @Test
    void aMessageBeyondTheLimitIsNotWaitedFor() {
        byte[] fragments = joined(frame(0x01, "x".repeat(600_000)), frame(0x80, "x".repeat(400_001)));
        assertThatThrownBy(() -> read(fragments, 1_000_000, () -> Integer.MAX_VALUE))
                .hasMessage("a message is longer than 1000000 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {125, 126, 65_535, 65_536, 262_000, 262_144, 262_145, 600_000})
    void everyLengthArrives(int length) throws IOException {
        String message = "x".repeat(length);
        read(text(message), text(message), text("b"));
        assertThat(heard()).isEqualTo(message + "\n" + message + "\nb\n");
    }

    @Test
    void theServersCloseEndsItAndItsCodeIsTold() throws IOException {
        assertThat(read(text("a"), frame(0x88, new byte[]{0x03, (byte) 0xe9, 'b', 'y', 'e'}), text("b")))
                .isEqualTo("it was closed with 1001 bye");
        assertThat(heard()).isEqualTo("a\n");
    }

    @Test
    void aCloseWithoutACodeEndsItToo() throws IOException {
        assertThat(read(frame(0x88, ""))).isEqualTo("it was closed");
    }

    @ParameterizedTest
    @CsvSource({"c100, reserved bits", "9100, reserved bits", "8200, binary", "8300, unknown opcode",
        "8b00, unknown opcode", "818000000000, masked", "0900, control frame", "897e007e, control frame",
        "8001, mixed up", "01018101, mixed up", "0100 8100, mixed up", "817e0001, length", "817e007d, length",
        "817f000000000000ffff, length", "817fffffffffffffffff, length"})
    void whatNoServerMaySendIsNamed(String hex, String named) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", "").replace("01018101", "0101618101"));
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(ViolationException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void howTheBytesComeMakesNoDifference(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        StringBuilder expected = new StringBuilder();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            String message = "m".repeat(random.nextInt(random.nextInt(20) == 0 ? 300_000 : 300)) + i;
            expected.append(message).append('\n');
            boolean first = true;
            for (int at = 0; first || at < message.length();) {
                int end = random.nextBoolean() ? message.length() : random.nextInt(at, message.length() + 1);
                int opcode = (first ? 1 : 0) | (end == message.length() ? 0x80 : 0);
                sent.writeBytes(frame(opcode, message.substring(at, end)));
                if (random.nextInt(10) == 0) {
                    sent.writeBytes(frame(0x89, "p"));
                }
                first = false;
                at = end;
            }
        }
        int most = random.nextInt(1, seed % 2 == 0 ? 8 : 100_000);
        read(sent.toByteArray(), LIMIT, () -> random.nextInt(1, most + 1));
        assertThat(heard()).isEqualTo(expected.toString());
    }

    /** A channel that gives as many bytes at a time as it likes. */
    private record Pieces(ByteBuffer bytes, IntSupplier most) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer into) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int count = Math.min(most.getAsInt(), Math.min(into.remaining(), bytes.remaining()));
            into.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            bytes.position(bytes.limit());
        }
    }
}
