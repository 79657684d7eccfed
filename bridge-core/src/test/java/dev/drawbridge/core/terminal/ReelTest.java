package dev.drawbridge.core.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.terminal.Reel.Reading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReelTest {
    private final Reel reel = new Reel(TerminalSize.USUAL);

    private void write(byte[] bytes) {
        reel.write(bytes, 0, bytes.length);
    }

    @Test
    void whoReadsFastEnoughIsGivenEveryByte() {
        Random random = new Random(1);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        long place = reel.begin().upTo();
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(9000)];
            random.nextBytes(bytes);
            write(bytes);
            written.writeBytes(bytes);
            while (reel.isBehind(place) && (i % 20 == 19 || i == 499)) {
                Reading.Output output = (Reading.Output) reel.read(place, 10_000);
                assertThat(output.bytes()).hasSizeBetween(1, 10_000);
                read.writeBytes(output.bytes());
                place = output.upTo();
            }
        }
        assertThat(read.toByteArray()).isEqualTo(written.toByteArray());
    }

    @Test
    void whoIsTooLateIsGivenThePicture() {
        long place = reel.begin().upTo();
        write(new byte[300 << 10]);
        write("\033[Hhere".getBytes(StandardCharsets.US_ASCII));
        Reading.Snapshot late = (Reading.Snapshot) reel.read(place, 100);
        assertThat(new String(late.bytes(), StandardCharsets.US_ASCII)).startsWith("here");
        write("!".getBytes(StandardCharsets.US_ASCII));
        assertThat(((Reading.Output) reel.read(late.upTo(), 100)).bytes()).containsExactly('!');
    }

    @Test
    void anotherSizeIsToldAsAPicture() {
        write("a".getBytes(StandardCharsets.US_ASCII));
        long place = reel.begin().upTo();
        reel.resize(TerminalSize.USUAL);
        assertThat(reel.isBehind(place)).isFalse();
        reel.resize(new TerminalSize(100, 30));
        assertThat(((Reading.Snapshot) reel.read(place, 100)).size()).isEqualTo(new TerminalSize(100, 30));
    }

    @Test
    void moreThanIsKeptMayComeAtOnce() {
        byte[] much = new byte[1 << 20];
        much[much.length - 1] = 'x';
        long place = reel.begin().upTo();
        write(much);
        assertThat(reel.read(place, 100)).isInstanceOf(Reading.Snapshot.class);
        Reading.Output last = (Reading.Output) reel.read(place + much.length - 1, 100);
        assertThat(last.bytes()).containsExactly('x');
        assertThat(reel.text()).startsWith("x");
    }
}
