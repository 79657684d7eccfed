package dev.drawbridge.server.access.password;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TotpTest {
    private static final Totp TOTP = new Totp("12345678901234567890".getBytes(US_ASCII));

    /** RFC 6238, appendix B, the last six of eight digits. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924",
        "2000000000,279037", "20000000000,353130"})
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(TOTP.code(Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void theCodesOfNowOfBeforeAndOfNextAreTaken() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(TOTP.match(TOTP.code(near), now)).isEqualTo(OptionalLong.of(near));
        }
        assertThat(TOTP.match(TOTP.code(step - 2), now)).isEmpty();
        assertThat(TOTP.match(TOTP.code(step + 2), now)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "05924", "5924", "0005924", "00592४", "005925"})
    void whatIsNoCodeIsNotTaken(String code) {
        assertThat(TOTP.match(code, Instant.ofEpochSecond(1_234_567_890))).isEmpty();
    }

    @Test
    void aSecretIsWrittenAsAuthenticatorsReadIt() {
        assertThat(TOTP.text()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(TOTP.link("ann@home")).isEqualTo(
                "otpauth://totp/Drawbridge:ann%40home?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Drawbridge");
        assertThat(TOTP.toString()).doesNotContain(TOTP.text());
        Totp random = Totp.random(new SecureRandom());
        assertThat(random.text()).matches("[A-Z2-7]{32}");
        assertThat(Totp.of(random.text()).code(1)).isEqualTo(random.code(1));
    }
}
