package dev.drawbridge.protocol.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner sees in any text what Jackson sees in it. */
final class ScannerAgainstJacksonTest {
    private static final int CASES_A_SEED = 10_000;

    private final ScannerAgainstJackson scanner = new ScannerAgainstJackson();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void soundTextsAreReadAlike(long seed) throws IOException {
        Texts texts = new Texts(seed);
        for (int i = 0; i < CASES_A_SEED; i++) {
            scanner.compare(texts.message().getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void damagedTextsAreReadAlike(long seed) throws IOException {
        Texts texts = new Texts(seed);
        for (int i = 0; i < CASES_A_SEED; i++) {
            scanner.compare(texts.damaged(texts.message()));
        }
    }
}
