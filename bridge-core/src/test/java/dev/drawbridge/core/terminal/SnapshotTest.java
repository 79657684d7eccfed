package dev.drawbridge.core.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SnapshotTest {
    private static final TerminalSize SMALL = new TerminalSize(12, 5);
    private static final int EVERYTHING = Integer.MAX_VALUE;

    private static VirtualScreen screen(String written) {
        return fed(SMALL, written.getBytes(StandardCharsets.UTF_8));
    }

    private static VirtualScreen fed(TerminalSize size, byte[] bytes) {
        VirtualScreen screen = new VirtualScreen(size);
        screen.feed(bytes);
        return screen;
    }

    private static void assertTold(VirtualScreen screen) {
        byte[] snapshot = screen.snapshot(EVERYTHING);
        VirtualScreen again = fed(screen.size(), snapshot);
        assertThat(Described.of(again))
                .as(() -> "by " + new String(snapshot, StandardCharsets.UTF_8).replace('\033', '^'))
                .isEqualTo(Described.of(screen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one\r\ntwo", "a line that is too long to fit", "123456789012",
        "12345678901漢",
        "漢字漢字漢字", "1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7", "\033[31mred\033[1;4:3;48;2;1;2;3mmore",
        "e\u0301\u0302x",
        "\033[?1049hover\033[2;4r\033[?6h", "main\033[5;5H\033[32m\0337\033[?1049h\033[44malso\0337\033[H",
        "\033[?47hwithout", "\033(0lqqk\033(B and \016", "\033)0\016x", "\033[3g\033[1;4H\033H\033[1;1H\tx",
        "\033[?1h\033=\033[?2004h\033[?1002h\033[?1006h\033[?25l\033[4 q", "\033]0;a title\007",
        "\033[?7l1234567890123",
        "\033[4hinserting", "\033[7m   \033[m", "\033[44m\033[2J", "x\033[3;3Hy\0337\033[H", "漢\033[1;2Hx",
        "漢字\033[1;2H\033[P",
        "1234567890漢x\033[1;12H\033[@", "\033[2;3r\033[?6h\033[2;1Hbelow\n\n\n", "\033#8\033[2;2H\033[K",
        "\033[?69h"})
    void aSnapshotLeadsToTheSamePictureAndState(String written) {
        assertTold(screen(written));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverIsWrittenASnapshotLeadsToTheSame(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            VirtualScreen screen = new VirtualScreen(SMALL);
            for (int i = 0; i < 20; i++) {
                screen.feed(Chance.orders(random, 8).getBytes(StandardCharsets.UTF_8));
                if (random.nextInt(10) == 0) {
                    screen.resize(new TerminalSize(2 + random.nextInt(20), 1 + random.nextInt(8)));
                }
                assertTold(screen);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void afterASnapshotWhateverIsWrittenHasTheSameEffect(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] written = Chance.orders(random, 60).getBytes(StandardCharsets.UTF_8);
            int cut = random.nextInt(written.length + 1);
            VirtualScreen screen = fed(SMALL, Arrays.copyOf(written, cut));
            VirtualScreen late = fed(SMALL, screen.snapshot(EVERYTHING));
            screen.feed(written, cut, written.length);
            late.feed(written, cut, written.length);
            assertThat(Described.of(late)).as("seed %d, round %d, cut at %d of %s", seed, round, cut,
                    new String(written, StandardCharsets.UTF_8).replace('\033', '^'))
                    .isEqualTo(Described.of(screen));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\033[3\n1mx", "\033[3\033[1mx", "\033\n7x", "\033]2;one\033[1mx",
        "\033]2;%s\033\\x", "\033P%s\033\\x",
        "\033P%s\033[31mx", "漢字🙂", "🙂\033[2b", "\033[%sm\033[1;31mx", "\033[?1049;25hx",
        "\033(0q\033[2b"})
    void whoComesInTheMiddleOfAnythingSeesTheSameFromThereOn(String piece) {
        byte[] written = piece.replace("%s", "1".repeat(3000)).getBytes(StandardCharsets.UTF_8);
        VirtualScreen whole = fed(SMALL, written);
        for (int cut = 0; cut <= written.length; cut++) {
            VirtualScreen late = fed(SMALL,
                    fed(SMALL, Arrays.copyOf(written, cut)).snapshot(EVERYTHING));
            late.feed(written, cut, written.length);
            assertThat(Described.of(late)).as("cut at %d", cut).isEqualTo(Described.of(whole));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsMalformedCanBeCutAnywhere(long seed) {
        Random random = new Random(seed);
        byte[] alphabet = "\033\033[]P(;:?!0123hmrHJKb\\\007\030\r\nx漢🙂é".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2000; round++) {
            byte[] written = new byte[60];
            for (int i = 0; i < written.length; i++) {
                written[i] = alphabet[random.nextInt(alphabet.length)];
            }
            int cut = random.nextInt(written.length);
            VirtualScreen late = fed(SMALL,
                    fed(SMALL, Arrays.copyOf(written, cut)).snapshot(EVERYTHING));
            late.feed(written, cut, written.length);
            assertThat(Described.of(late)).as("seed %d, round %d, cut at %d", seed, round, cut)
                    .isEqualTo(Described.of(fed(SMALL, written)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noBytesSurpriseIt(long seed) {
        Random random = new Random(seed);
        VirtualScreen screen = new VirtualScreen(SMALL);
        byte[] bytes = new byte[1 << 16];
        for (int i = 0; i < 16; i++) {
            random.nextBytes(bytes);
            for (int k = 0; k < bytes.length; k += 1 + random.nextInt(5)) {
                bytes[k] = (byte) "\033[]0123456789;:?hlmHJKrP\\".charAt(random.nextInt(25));
            }
            screen.feed(bytes);
            screen.resize(new TerminalSize(2 + random.nextInt(200), 1 + random.nextInt(80)));
        }
        screen.feed("\033\\".getBytes(StandardCharsets.US_ASCII));
        assertThat(screen.snapshot(64 << 10).length).isLessThan(8 << 20);
    }

    @Test
    void aSnapshotRemembersTheNewestRowsThatFit() {
        VirtualScreen screen = new VirtualScreen(SMALL);
        for (int i = 0; i < 10_000; i++) {
            screen.feed((i + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        String all = new String(screen.snapshot(EVERYTHING), StandardCharsets.UTF_8);
        assertThat(all.lines().findFirst()).hasValue(Integer.toString(10_000 - 4 - VirtualScreen.SCROLLBACK));
        String some = new String(screen.snapshot(70), StandardCharsets.UTF_8);
        assertThat(some.lines().findFirst()).hasValue("9986");
    }

    @Test
    void aStringWithoutAnEndIsNotKept() {
        VirtualScreen screen = screen("\033]2;");
        byte[] text = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        screen.feed(text);
        assertThat(screen.snapshot(EVERYTHING).length).isLessThan(4096);
        screen.feed("\007shown".getBytes(StandardCharsets.US_ASCII));
        assertThat(screen.text()).startsWith("shown");
        assertThat(screen.title()).hasSizeLessThanOrEqualTo(256);
    }

    @Test
    void fiftyMegabytesAreReadQuickly() {
        byte[] line = "\033[32m drwxr-xr-x\033[m  2 root root 4096 Nov 21 02:00 some-directory\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        VirtualScreen screen = new VirtualScreen(TerminalSize.USUAL);
        long begin = System.nanoTime();
        for (int i = 0; i < (50 << 20) / line.length; i++) {
            screen.feed(line);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }
}
