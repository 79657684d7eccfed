package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class DurationsTest {
    @Test
    void timesAreReadAsPeopleWriteThem() {
        assertThat(new Durations().convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(new Durations().convert("36500d")).isEqualTo(Duration.ofDays(36_500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "10", "-1m", "1.5h", "36501d", "999999999h"})
    void whatNoClockCanWaitForIsRefused(String text) {
        assertThatThrownBy(() -> new Durations().convert(text)).isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("write");
    }
}
