package dev.drawbridge.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeflateOfferTest {
    private static final String ACCEPTED = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    @ParameterizedTest
    @ValueSource(strings = {"permessage-deflate", "permessage-deflate; client_max_window_bits",
        "permessage-deflate;client_max_window_bits=9;server_no_context_takeover",
        "permessage-deflate; client_max_window_bits=\"10\"; client_no_context_takeover",
        "foo, permessage-deflate",
        "permessage-deflate; server_max_window_bits=10, permessage-deflate"})
    void anOfferThatLeavesTheBridgeTheWholeWindowIsTakenWithoutContext(String offer) {
        assertThat(DeflateOffer.answer(List.of(offer))).contains(ACCEPTED);
    }

    @Test
    void aWindowThatIsNamedAndWholeIsConfirmed() {
        assertThat(DeflateOffer.answer(List.of("permessage-deflate; server_max_window_bits=15")))
                .contains(ACCEPTED + "; server_max_window_bits=15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x-webkit-deflate-frame", "permessage-deflate; server_max_window_bits=14",
        "permessage-deflate; server_max_window_bits", "permessage-deflate; client_max_window_bits=16",
        "permessage-deflate; client_max_window_bits=7", "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; unheard_of",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover"})
    void anyOtherOfferIsDeclined(String offer) {
        assertThat(DeflateOffer.answer(List.of(offer))).isEmpty();
    }

    @Test
    void laterHeadersAreLookedAtToo() {
        assertThat(DeflateOffer.answer(List.of("foo", "permessage-deflate"))).contains(ACCEPTED);
        assertThat(DeflateOffer.answer(List.of())).isEmpty();
    }
}
