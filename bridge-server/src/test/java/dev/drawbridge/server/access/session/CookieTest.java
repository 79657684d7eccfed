package dev.drawbridge.server.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.server.access.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CookieTest {
    @Test
    void throughTlsACookieStaysThereAndWithThisHost() {
        assertThat(Cookie.keep(new Secret("x"), Duration.ofDays(30), /* secure= */ true)).isEqualTo(
                "__Host-drawbridge=x; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure");
        assertThat(Cookie.forget(/* secure= */ true))
                .isEqualTo("__Host-drawbridge=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void elsewhereItIsAsSafeAsItCanBe() {
        assertThat(Cookie.keep(new Secret("x"), Duration.ofHours(1), /* secure= */ false))
                .isEqualTo("drawbridge=x; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict");
    }
}
