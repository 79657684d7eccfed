package dev.drawbridge.core.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.websocket.Wire.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameWriterTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final FrameWriter writer = new FrameWriter(Channels.newChannel(sent), new SecureRandom());

    private List<Seen> seen() {
        return Wire.seen(sent.toByteArray());
    }

    private void write(String text) throws IOException {
        writer.write(text.getBytes(UTF_8));
    }

    @Test
    void everyLineIsAMaskedMessage() throws IOException {
        write("a\nbc\n");
        assertThat(sent.size()).isZero();
        writer.flush();
        assertThat(seen()).containsExactly(new Seen(0x81, true, "a"), new Seen(0x81, true, "bc"));
    }

    @Test
    void everyFrameHasAMaskOfItsOwn() throws IOException {
        write("aaaaaaaa\naaaaaaaa\n");
        writer.flush();
        byte[] bytes = sent.toByteArray();
        assertThat(bytes).hasSize(28);
        assertThat(List.of(bytes[2], bytes[3], bytes[4], bytes[5]))
                .isNotEqualTo(List.of(bytes[16], bytes[17], bytes[18], bytes[19]));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 125, 126, 65_535, 65_536, 131_058, 131_059, 1_000_000, 20_000_000})
    void noFrameIsLongerThanAServerMayTake(int length) throws IOException {
        String message = "x".repeat(length);
        write(message);
        write("\nend\n");
        writer.flush();
        List<Seen> frames = seen();
        assertThat(frames).allMatch(frame -> frame.payload().length() <= 128 * 1024 && frame.masked());
        assertThat(frames.getLast()).isEqualTo(new Seen(0x81, true, "end"));
        List<Seen> fragments = frames.subList(0, frames.size() - 1);
        assertThat(fragments.getFirst().first() & 0x0f).isEqualTo(1);
        assertThat(fragments.stream().skip(1)).allMatch(frame -> (frame.first() & 0x0f) == 0);
        assertThat(fragments).filteredOn(frame -> (frame.first() & 0x80) != 0)
                .containsExactly(fragments.getLast());
        assertThat(String.join("", fragments.stream().map(Seen::payload).toList())).isEqualTo(message);
    }

    @Test
    void anEmptyLineLetsOutWhatIsSaidBetweenTheLines() throws IOException {
        writer.control(Opcode.PONG, new byte[]{'1'});
        writer.control(Opcode.PONG, new byte[]{'2'});
        write("\n");
        write("a\n");
        writer.flush();
        assertThat(seen()).containsExactly(new Seen(0x8a, true, "2"), new Seen(0x81, true, "a"));
    }
}
