package dev.drawbridge.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OfferTest {
    private static List<String> offered(List<String> command) {
        return new Offer("0123456789ab", "x", command, "/", /* attended= */ true).command();
    }

    @Test
    void anUsualCommandIsShownWhole() {
        assertThat(offered(List.of("make", "", "watch"))).containsExactly("make", "", "watch");
    }

    @Test
    void ofALongOneIsShownWhatABridgeTakes() {
        assertThat(offered(Collections.nCopies(300, "x"))).hasSize(256).endsWith("x", "…");
        assertThat(offered(List.of("sh", "-c", "y".repeat(70_000), "z"))).containsExactly("sh", "-c", "…");
    }
}
