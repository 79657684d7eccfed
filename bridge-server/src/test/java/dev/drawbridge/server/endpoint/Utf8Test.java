package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {
    private static final byte[] EDGES = {0, 0x41, 0x7f, (byte) 0x80, (byte) 0x8f, (byte) 0x90, (byte) 0x9f,
        (byte) 0xa0, (byte) 0xbf, (byte) 0xc0, (byte) 0xc1, (byte) 0xc2, (byte) 0xdf, (byte) 0xe0,
        (byte) 0xe1,
        (byte) 0xed, (byte) 0xee, (byte) 0xef, (byte) 0xf0, (byte) 0xf1, (byte) 0xf4, (byte) 0xf5,
        (byte) 0xff};

    @Test
    void everyRunOfFourEdgeBytesIsJudgedAsJavasDecoderJudgesIt() {
        for (byte first : EDGES) {
            for (byte second : EDGES) {
                for (byte third : EDGES) {
                    for (byte fourth : EDGES) {
                        check(new byte[]{first, second, third, fourth}, 2);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void longTextsWithAFlawOrNoneAreJudgedAsJavasDecoderJudgesThem(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = random.ints(random.nextInt(60), 0, Character.MAX_CODE_POINT + 1)
                    .map(point -> random.nextInt(4) > 0 ? point & 0x7f : point)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = EDGES[random.nextInt(EDGES.length)];
            }
            check(bytes, random.nextInt(bytes.length + 1));
        }
    }

    @Test
    void aWrongByteIsFoundWithItsPieceAndNotOnlyAtTheEnd() {
        Utf8 utf8 = new Utf8();
        byte[] surrogate = {0x41, (byte) 0xed, (byte) 0xa0};
        assertThat(utf8.accepts(surrogate, 0, 2)).isTrue();
        assertThat(utf8.accepts(surrogate, 2, 3)).isFalse();
    }

    private static void check(byte[] bytes, int cut) {
        Utf8 utf8 = new Utf8();
        boolean judged = utf8.accepts(bytes, 0, cut) && utf8.accepts(bytes, cut, bytes.length)
                && utf8.whole();
        assertThat(judged).as("%s cut at %s", bytes, cut).isEqualTo(isUtf8(bytes));
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
