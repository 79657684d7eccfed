package dev.drawbridge.server.access.pairing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.server.http.HttpAnswer;
import dev.drawbridge.server.http.HttpCall;
import dev.drawbridge.server.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * {@code POST /v1/pair/confirm}: a device shows the secret of a pairing, and gets a token when it is let in.
 *
 * <p>Whoever shows nothing that counts is told the same, be there such a pairing or not. Those at an address who do so
 * too often are told to wait; the right secret counts all the same, so that they keep nobody out who comes from there
 * as well.
 */
public final class ConfirmRoute implements Route {
    /** Where it is found. */
    public static final String PATH = "/v1/pair/confirm";

    private static final ObjectMapper JSON = BridgeJson.mapper();
    private static final HttpAnswer MALFORMED = HttpAnswer.refused(400,
            "send {\"pairingId\":…,\"secret\":…,\"deviceName\":…} as strings");
    private static final HttpAnswer NOTHING = HttpAnswer.refused(403,
            "no pairing takes that: it was used, has expired, or was mistyped; run 'drawbridge pair' again");
    private static final HttpAnswer TOO_OFTEN = HttpAnswer.refused(429,
            "too many wrong secrets have come from there: wait a minute")
            .withHeader("Retry-After", String.valueOf(Attempts.WHILE.toSeconds()));
    private static final HttpAnswer DECLINED = HttpAnswer.refused(403, "the host has declined");
    private static final HttpAnswer TOO_LATE = HttpAnswer.refused(410,
            "the host has not answered in time, or has ended it; run 'drawbridge pair' again");

    private final Pairings pairings;
    private final Attempts attempts;
    private final Supplier<String> scheme;

    /**
     * Leads to these pairings.
     *
     * @param scheme that clients speak to the bridge by
     */
    public ConfirmRoute(Pairings pairings, Supplier<String> scheme, InstantSource clock) {
        this.pairings = pairings;
        this.scheme = scheme;
        this.attempts = new Attempts(clock);
    }

    /** What a device gets that was let in. */
    private record Welcome(String deviceId, String token, String scheme, String name,
            List<AccessScope> scopes) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Welcome[" + deviceId + "]";
        }
    }

    @Override
    public CompletableFuture<HttpAnswer> answer(HttpCall call) {
        JsonNode body = body(call);
        if (!body.path("pairingId").isTextual() || !body.path("secret").isTextual()
                || !body.path("deviceName").isTextual()) {
            return CompletableFuture.completedFuture(MALFORMED);
        }
        InetAddress from = call.knock().from();
        return pairings.claim(body.path("pairingId").textValue(), body.path("secret").textValue(),
                body.path("deviceName").textValue(), from.getHostAddress())
                .map(claim -> answerTo(claim, call.knock().secure()))
                .orElseGet(() -> CompletableFuture
                        .completedFuture(attempts.exceedBy(from) ? TOO_OFTEN : NOTHING));
    }

    /** The answer, by whose cancelling the claim is given up. */
    private CompletableFuture<HttpAnswer> answerTo(CompletableFuture<Claim> claim, boolean secure) {
        CompletableFuture<HttpAnswer> answer = claim.thenApply(decided -> said(decided, secure));
        var _ = answer.whenComplete((said, failure) -> claim.cancel(/* mayInterruptIfRunning= */ false));
        return answer;
    }

    private HttpAnswer said(Claim claim, boolean secure) {
        return switch (claim) {
            case Claim.Admitted admitted -> HttpAnswer.of(new Welcome(admitted.device().deviceId(),
                    admitted.device().token(), secure ? "wss" : scheme.get(), admitted.device().name(),
                    admitted.scopes().list()));
            case Claim.TurnedAway turned -> switch (turned.why()) {
                case DECLINED -> DECLINED;
                case WAITING, CLAIMED, PAIRED, EXPIRED, CANCELED, SPOILED, LEFT -> TOO_LATE;
            };
        };
    }

    private static JsonNode body(HttpCall call) {
        try {
            JsonNode body = JSON.readTree(call.body());
            return body == null ? JSON.missingNode() : body;
        } catch (JsonProcessingException garbled) {
            return JSON.missingNode();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
