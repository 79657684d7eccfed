package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InflationTest {
    private static final int LIMIT = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 1024, 4096, LIMIT - 1, LIMIT})
    void whatWasCompressedComesBackUpToTheLimit(int length) throws Exception {
        byte[] even = new byte[length];
        byte[] random = new byte[length];
        new Random(length).nextBytes(random);
        for (byte[] plain : new byte[][]{even, random}) {
            byte[] compressed = Frames.deflated(plain);
            assertThat(Inflation.inflate(compressed, compressed.length, LIMIT)).isEqualTo(plain);
        }
    }

    @Test
    void oneByteMoreThanTheLimitIsTooBig() {
        byte[] compressed = Frames.deflated(new byte[LIMIT + 1]);
        assertThat(codeOf(compressed, LIMIT)).isEqualTo(1009);
    }

    @Test
    void aBombIsTooBig() {
        byte[] compressed = Frames.deflated(new byte[50_000_000]);
        assertThat(compressed).hasSizeLessThan(60_000);
        assertThat(codeOf(compressed, LIMIT)).isEqualTo(1009);
    }

    @Test
    void whatIsNotDeflateDataIsInvalid() {
        assertThat(codeOf(new byte[]{(byte) 0xff, (byte) 0xff, 1, 2, 3}, LIMIT)).isEqualTo(1007);
    }

    @Test
    void aMessageThatEndsItsStreamIsWhole() throws Exception {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, /* nowrap= */ true);
        deflater.setInput(new byte[]{1, 2, 3});
        deflater.finish();
        byte[] block = new byte[64];
        int length = deflater.deflate(block);
        deflater.end();
        assertThat(Inflation.inflate(block, length, LIMIT)).containsExactly(1, 2, 3);
    }

    private static int codeOf(byte[] compressed, int limit) {
        int[] code = new int[1];
        assertThatThrownBy(() -> Inflation.inflate(compressed, compressed.length, limit))
                .isInstanceOfSatisfying(Violation.class, violation -> code[0] = violation.code());
        return code[0];
    }
}
