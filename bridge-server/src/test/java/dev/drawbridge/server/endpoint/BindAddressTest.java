package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BindAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9100", "localhost:0", "[::1]:9100", "0.0.0.0:65535"})
    void anAddressIsWrittenAsItIsRead(String text) {
        assertThat(BindAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9100", "127.0.0.1", "127.0.0.1:", ":9100", "::1:9100", "127.0.0.1:65536",
        "127.0.0.1:-1", "ws://127.0.0.1:9100", "a b:1"})
    void anythingElseIsRefusedSayingWhatToWrite(String text) {
        assertThatThrownBy(() -> BindAddress.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write HOST:PORT");
    }
}
