package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientProfileTest {
    @ParameterizedTest
    @CsvSource({"codex-tui, 0.169.0, codex-tui 0.169.0", "日本 é, ü😀, 日本 é ü😀",
        "a, '1\n12:00:00 INFO b', a 1?12:00:00 INFO b", "a\u2028b\u0085c, \u202Ed\ud800, a?b?c ?d?"})
    void aLabelStaysOnItsLineOfTheLog(String name, String version, String label) {
        assertThat(profile(name, version).label()).isEqualTo(label);
    }

    @Test
    void aLabelIsShort() {
        String endless = "n".repeat(1_000_000);

        assertThat(profile(endless, endless).label()).hasSize(64 + 1 + 64);
    }

    private static ClientProfile profile(String name, String version) {
        return new ClientProfile(name, version, /* experimental= */ false, /* humanApproval= */ false,
                /* bridgeAware= */ false,
                Set.of());
    }
}
