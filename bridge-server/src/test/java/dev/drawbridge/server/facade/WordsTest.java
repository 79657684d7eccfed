package dev.drawbridge.server.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.websocket.Trust;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private static final Map<String, String> NOTHING = Map.of();

    private static String words(Destination destination, String... more) throws Refused {
        return Words.to(destination, NOTHING).and(List.of(more));
    }

    @Test
    void theBridgeOfThisHostIsReachedByItsSocket() throws Refused {
        Destination here = Destination.host(Map.of("DRAWBRIDGE_HOME", "/home/o'neil/d"));
        assertThat(words(here, "", "two words", "$(x)"))
                .isEqualTo(
                        "set -- '--remote' 'unix:///home/o'\\''neil/d/control.sock' '' 'two words' '$(x)'");
    }

    @Test
    void aTokenGoesByTheEnvironmentAlone() throws Refused {
        assertThat(words(Destination.of("ws://127.0.0.1:9100", Optional.of("s'ecret"), new Trust.Usual())))
                .isEqualTo("export DRAWBRIDGE_TOKEN='s'\\''ecret'\n"
                        + "set -- '--remote' 'ws://127.0.0.1:9100' '--remote-auth-token-env' 'DRAWBRIDGE_TOKEN'");
    }

    @Test
    void whoVouchesIsToldToTheClient() throws Refused {
        assertThat(words(
                Destination.of("wss://desk", Optional.empty(), new Trust.Authorities(Path.of("/ca.pem")))))
                .isEqualTo("export CODEX_CA_CERTIFICATE='/ca.pem'\nset -- '--remote' 'wss://desk:443'");
    }

    @Test
    void whereTheClientCannotGoIsSaid() throws Refused {
        assertThatThrownBy(
                () -> words(Destination.of("ws://desk/bridge", Optional.empty(), new Trust.Usual())))
                .isInstanceOf(Refused.class).hasMessageContaining("behind a path")
                .hasMessageContaining("ssh -L");
        Destination pinned = Destination.of("wss://desk", Optional.empty(), new Trust.Pinned("00"));
        assertThatThrownBy(() -> words(pinned)).isInstanceOf(Refused.class)
                .hasMessageContaining("CODEX_CA_CERTIFICATE");
        assertThat(Words.to(pinned, Map.of("CODEX_CA_CERTIFICATE", "/mine.pem")).and(List.of()))
                .isEqualTo("set -- '--remote' 'wss://desk:443'");
    }
}
