package dev.drawbridge.server.access.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.audit.AuditInMemory;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.pairing.PairingDoor;
import dev.drawbridge.protocol.bridge.pairing.PairingDraft;
import dev.drawbridge.protocol.bridge.pairing.PairingName;
import dev.drawbridge.protocol.bridge.pairing.PairingState;
import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.protocol.bridge.pairing.PairingWait;
import dev.drawbridge.server.access.Knock;
import dev.drawbridge.server.access.Link;
import dev.drawbridge.server.http.HttpAnswer;
import dev.drawbridge.server.http.HttpCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A place that devices can be let into, with both of its sides: the host, and those who knock. */
final class Premises {
    static final String NEAR = "192.0.2.7";

    final FakeTime time = new FakeTime();
    final FakeDevices devices = new FakeDevices();
    final AuditInMemory audit = new AuditInMemory(time);
    final Pairings pairings = new Pairings(devices, audit,
            () -> new PairingDoor("ws", "127.0.0.1", 9100, Optional.empty(), Optional.empty()), time, time);
    final ConfirmRoute route = new ConfirmRoute(pairings, () -> "ws", time);
    final PairingDesk host = of(Visitor.HOST);

    PairingDesk of(Visitor caller) {
        return new PairingDesk(pairings, caller);
    }

    static PairingDraft draft(boolean confirm) {
        return new PairingDraft(Scopes.OPERATOR.list(), Optional.empty(), confirm);
    }

    /** Somebody sends these words. */
    CompletableFuture<HttpAnswer> send(String body, String from) {
        InetAddress address = InetAddress.ofLiteral(from);
        Knock knock = new Knock(/* secure= */ false,
                new Link(new InetSocketAddress(address, 50000), new InetSocketAddress(address, 9100), 0,
                        false),
                address, List.of(), List.of(), List.of(),
                List.of(), List.of());
        return route.answer(new HttpCall(knock, body.getBytes(StandardCharsets.UTF_8)));
    }

    CompletableFuture<HttpAnswer> claim(String id, String secret, String name, String from) {
        return send(BridgeJson.mapper().createObjectNode().put("pairingId", id).put("secret", secret)
                .put("deviceName", name).toString(), from);
    }

    CompletableFuture<HttpAnswer> claim(PairingTicket ticket) {
        return claim(ticket.pairingId(), ticket.secret(), "phone", NEAR);
    }

    /** Shows a wrong secret. */
    HttpAnswer guess(PairingTicket ticket, String from) {
        return claim(ticket.pairingId(), "AAAAAAAAAAAAAAAAAAAAAA", "phone", from).join();
    }

    PairingState state(PairingTicket ticket) {
        return pairings.of(ticket.pairingId(), Visitor.HOST).progress().state();
    }

    /** Waits until that has become of it. */
    void awaitState(PairingTicket ticket, PairingState awaited) {
        PairingState known = PairingState.WAITING;
        while (known != awaited) {
            assertThat(known.isEnd()).as("%s", known).isFalse();
            known = host.await(new PairingWait(ticket.pairingId(), Optional.of(known))).state();
        }
    }

    void cancel(PairingTicket ticket) {
        host.cancel(new PairingName(ticket.pairingId()));
    }

    static JsonNode said(CompletableFuture<HttpAnswer> answer) throws Exception {
        return json(answer.get(10, TimeUnit.SECONDS));
    }

    static JsonNode json(HttpAnswer answer) throws JsonProcessingException {
        return BridgeJson.mapper().readTree(answer.json());
    }
}
