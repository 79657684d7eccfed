package dev.drawbridge.server.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgesTest {
    @ParameterizedTest
    @CsvSource({"-5, 0s, 0.0s", "400, 0s, 0.4s", "59999, 59s, 59s", "61000, 1m, 1m 1s",
        "3600000, 1h, 1h 0m", "172800000, 2d, 48h 0m"})
    void agesAreShort(long millis, String age, String exactly) {
        assertThat(Ages.of(millis)).isEqualTo(age);
        assertThat(Ages.exactly(millis)).isEqualTo(exactly);
    }
}
