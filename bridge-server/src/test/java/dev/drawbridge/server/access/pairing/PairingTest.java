package dev.drawbridge.server.access.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import dev.drawbridge.protocol.bridge.pairing.PairingAnswer;
import dev.drawbridge.protocol.bridge.pairing.PairingDraft;
import dev.drawbridge.protocol.bridge.pairing.PairingName;
import dev.drawbridge.protocol.bridge.pairing.PairingProgress;
import dev.drawbridge.protocol.bridge.pairing.PairingState;
import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.protocol.bridge.pairing.PairingWait;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.http.HttpAnswer;
import dev.drawbridge.server.log.Log;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class PairingTest {
    private static final Visitor TABLET = new Visitor("dev-tablet", "tablet", Scopes.OWNER);
    private static final Visitor VIEWER = new Visitor("dev-viewer", "viewer", Scopes.VIEWER);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Premises premises = new Premises();

    private PairingTicket offer(boolean confirm) {
        return premises.host.begin(Premises.draft(confirm));
    }

    private PairingProgress answer(PairingTicket ticket, boolean accept) {
        return premises.host.answer(new PairingAnswer(ticket.pairingId(), accept));
    }

    @Test
    void aDeviceIsLetInOnceTheHostSaysYes() throws Exception {
        PairingTicket ticket = offer(/* confirm= */ true);
        CompletableFuture<HttpAnswer> phone = premises.claim(ticket);
        premises.awaitState(ticket, PairingState.CLAIMED);
        assertThat(phone).isNotDone();
        assertThat(premises.devices.names).isEmpty();

        PairingProgress paired = answer(ticket, /* accept= */ true);
        assertThat(paired).isEqualTo(new PairingProgress(PairingState.PAIRED, Optional.of("phone"),
                Optional.of(Premises.NEAR), Optional.of("dev-1")));
        JsonNode said = Premises.said(phone);
        assertThat(said.path("deviceId").asText()).isEqualTo("dev-1");
        assertThat(said.path("token").asText()).isEqualTo("token-of-dev-1");
        assertThat(said.path("scheme").asText()).isEqualTo("ws");
        assertThat(said.path("name").asText()).isEqualTo("phone");
        assertThat(said.path("scopes")).extracting(JsonNode::asText).containsExactly("observe", "prompt",
                "approve", "files");
        assertThat(premises.devices.scopes).containsValue(Scopes.OPERATOR);
    }

    @Test
    void withoutConfirmationItIsLetInAtOnce() throws Exception {
        PairingTicket ticket = premises.host
                .begin(new PairingDraft(List.of(), Optional.of("kitchen"), /* confirm= */ false));
        assertThat(Premises.said(premises.claim(ticket)).path("name").asText()).isEqualTo("kitchen");
        premises.awaitState(ticket, PairingState.PAIRED);
        assertThat(premises.devices.scopes).containsValue(Scopes.VIEWER);
    }

    @Test
    void theSecretHas128BitsAndIsAnotherEachTime() {
        PairingTicket one = offer(/* confirm= */ true);
        PairingTicket other = offer(/* confirm= */ true);
        assertThat(Base64.getUrlDecoder().decode(one.secret())).hasSize(16);
        assertThat(one.secret()).isNotEqualTo(other.secret());
        assertThat(one.pairingId()).isNotEqualTo(other.pairingId());
        assertThat(one.expiresAt()).isEqualTo(180_000);
    }

    @Test
    void whoeverTheHostDeclinesIsNotLetIn() throws Exception {
        PairingTicket ticket = offer(/* confirm= */ true);
        CompletableFuture<HttpAnswer> phone = premises.claim(ticket);
        assertThat(answer(ticket, /* accept= */ false).state()).isEqualTo(PairingState.DECLINED);
        assertThat(phone.get(10, TimeUnit.SECONDS).status()).isEqualTo(403);
        assertThat(answer(ticket, /* accept= */ true).state()).isEqualTo(PairingState.DECLINED);
        assertThat(premises.devices.names).isEmpty();
    }

    @Test
    void aSecretCountsOnce() throws Exception {
        PairingTicket ticket = offer(/* confirm= */ false);
        Premises.said(premises.claim(ticket));
        assertThat(premises.claim(ticket).join().status()).isEqualTo(403);
        assertThat(premises.devices.names).hasSize(1);
    }

    @Test
    void aSecretCountsOnceAlsoWhileTheHostThinks() {
        PairingTicket ticket = offer(/* confirm= */ true);
        CompletableFuture<HttpAnswer> phone = premises.claim(ticket);
        assertThat(premises.claim(ticket).join().status()).isEqualTo(403);
        assertThat(phone).isNotDone();
    }

    @Test
    void ofManyAtOnceOneWins() throws Exception {
        PairingTicket ticket = offer(/* confirm= */ false);
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Integer>> askers = IntStream.range(0, 16)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> {
                    start.countDown();
                    return premises.claim(ticket).orTimeout(10, TimeUnit.SECONDS).join().status();
                }, task -> Thread.ofVirtual().start(task))).toList();
        start.await();
        assertThat(askers.stream().map(CompletableFuture::join)).containsOnlyOnce(200).contains(403);
        assertThat(premises.devices.names).hasSize(1);
    }

    @Test
    void fiveWrongSecretsEndIt() {
        PairingTicket ticket = offer(/* confirm= */ true);
        for (int i = 0; i < 5; i++) {
            assertThat(premises.state(ticket)).isEqualTo(PairingState.WAITING);
            assertThat(premises.guess(ticket, Premises.NEAR).status()).isEqualTo(403);
        }
        assertThat(premises.state(ticket)).isEqualTo(PairingState.SPOILED);
        assertThat(premises.claim(ticket).join().status()).isEqualTo(403);
    }

    @Test
    void fourWrongSecretsDoNot() {
        PairingTicket ticket = offer(/* confirm= */ true);
        for (int i = 0; i < 4; i++) {
            premises.guess(ticket, "198.51.100." + i);
        }
        assertThat(premises.claim(ticket)).isNotDone();
        assertThat(premises.state(ticket)).isEqualTo(PairingState.CLAIMED);
    }

    @Test
    void aPairingThatIsNotThereAndAWrongSecretAreToldTheSame() {
        PairingTicket ticket = offer(/* confirm= */ true);
        HttpAnswer wrong = premises.guess(ticket, Premises.NEAR);
        assertThat(wrong.status()).isEqualTo(403);
        for (String id : List.of("AAAAAAAAAAAA", "", ticket.pairingId() + "x")) {
            assertThat(premises.claim(id, ticket.secret(), "phone", Premises.NEAR).join()).isEqualTo(wrong);
        }
    }

    @Test
    void itExpiresAfter180Seconds() {
        PairingTicket ticket = offer(/* confirm= */ true);
        premises.time.pass(Pairings.LIFE);
        assertThat(premises.state(ticket)).isEqualTo(PairingState.EXPIRED);
        assertThat(premises.claim(ticket).join().status()).isEqualTo(403);
    }

    @Test
    void itDoesNotExpireBefore() {
        PairingTicket ticket = offer(/* confirm= */ true);
        premises.time.pass(Pairings.LIFE.minus(MOMENT));
        assertThat(premises.claim(ticket)).isNotDone();
        premises.time.pass(Pairings.THOUGHT.minus(MOMENT));
        assertThat(answer(ticket, /* accept= */ true).state()).isEqualTo(PairingState.PAIRED);
    }

    @Test
    void aDeviceDoesNotWaitForeverForTheHost() throws Exception {
        PairingTicket ticket = offer(/* confirm= */ true);
        CompletableFuture<HttpAnswer> phone = premises.claim(ticket);
        premises.time.pass(Pairings.THOUGHT);
        assertThat(phone.get(10, TimeUnit.SECONDS).status()).isEqualTo(410);
        assertThat(answer(ticket, /* accept= */ true).state()).isEqualTo(PairingState.EXPIRED);
        assertThat(premises.devices.names).isEmpty();
    }

    @Test
    void whatIsCanceledLetsNobodyIn() throws Exception {
        PairingTicket before = offer(/* confirm= */ false);
        premises.cancel(before);
        assertThat(premises.claim(before).join().status()).isEqualTo(403);
        PairingTicket after = offer(/* confirm= */ true);
        CompletableFuture<HttpAnswer> phone = premises.claim(after);
        premises.cancel(after);
        assertThat(phone.get(10, TimeUnit.SECONDS).status()).isEqualTo(410);
        assertThat(premises.devices.names).isEmpty();
    }

    @Test
    void nobodyButItsBeginnerAndTheHostKnowsOfIt() {
        PairingTicket ticket = premises.of(TABLET).begin(Premises.draft(/* confirm= */ true));
        CompletableFuture<HttpAnswer> phone = premises.claim(ticket);
        Visitor other = new Visitor("dev-other", "tablet", Scopes.OWNER);
        for (Visitor stranger : List.of(other, VIEWER, Visitor.LOCAL, Visitor.OWNER)) {
            PairingDesk desk = premises.of(stranger);
            for (Runnable deed : List.<Runnable>of(
                    () -> desk.answer(new PairingAnswer(ticket.pairingId(), /* accept= */ true)),
                    () -> desk.cancel(new PairingName(ticket.pairingId())),
                    () -> desk.await(new PairingWait(ticket.pairingId(), Optional.empty())))) {
                assertThatThrownBy(deed::run).isInstanceOfSatisfying(Declined.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND));
            }
        }
        assertThat(phone).isNotDone();
        assertThat(answer(ticket, /* accept= */ true).state()).isEqualTo(PairingState.PAIRED);
    }

    @Test
    void nobodyOffersMoreThanItHas() {
        Visitor some = new Visitor("dev-some", "some",
                Scopes.of(AccessScope.ADMIN, AccessScope.PROMPT));
        assertThatThrownBy(() -> premises.of(some).begin(Premises.draft(/* confirm= */ false)))
                .isInstanceOfSatisfying(Declined.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
                    assertThat(refused.sentence()).contains("observe,prompt,admin");
                });
    }

    @Test
    void whoeverIsRevokedLetsNobodyIn() throws Exception {
        PairingTicket ticket = premises.of(TABLET).begin(Premises.draft(/* confirm= */ false));
        premises.devices.revoked.add(TABLET.deviceId());
        assertThat(premises.claim(ticket).get(10, TimeUnit.SECONDS).status()).isEqualTo(410);
        assertThat(premises.state(ticket)).isEqualTo(PairingState.CANCELED);
        assertThat(premises.devices.names).isEmpty();
    }

    @Test
    void aDeviceThatLeavesBeforeTheAnswerIsNotMade() {
        PairingTicket ticket = offer(/* confirm= */ true);
        premises.claim(ticket).cancel(/* mayInterruptIfRunning= */ false);
        assertThat(premises.state(ticket)).isEqualTo(PairingState.LEFT);
        assertThat(answer(ticket, /* accept= */ true).state()).isEqualTo(PairingState.LEFT);
        assertThat(premises.devices.names).isEmpty();
    }

    @Test
    void aDeviceThatLeavesWhileItIsMadeIsTakenBack() {
        PairingTicket ticket = offer(/* confirm= */ true);
        CompletableFuture<HttpAnswer> phone = premises.claim(ticket);
        premises.devices.whileAdding = () -> phone.cancel(/* mayInterruptIfRunning= */ false);
        assertThat(answer(ticket, /* accept= */ true).state()).isEqualTo(PairingState.LEFT);
        assertThat(premises.devices.names).isEmpty();
    }

    @Test
    void aDeviceThatCannotBeMadeIsToldSo() throws Exception {
        PairingTicket ticket = offer(/* confirm= */ true);
        CompletableFuture<HttpAnswer> phone = premises.claim(ticket);
        premises.devices.whileAdding = () -> {
            throw new IllegalStateException("no room");
        };
        assertThatThrownBy(() -> answer(ticket, /* accept= */ true)).hasMessage("no room");
        assertThat(phone.get(10, TimeUnit.SECONDS).status()).isEqualTo(410);
        assertThat(premises.state(ticket)).isEqualTo(PairingState.CANCELED);
    }

    @Test
    void strangersWhoGuessAreToldToWaitAndKeepNobodyElseOut() {
        PairingTicket ticket = offer(/* confirm= */ true);
        for (int i = 0; i < Attempts.MOST; i++) {
            assertThat(premises.claim("guess" + i, "guess", "x", Premises.NEAR).join().status())
                    .isEqualTo(403);
        }
        HttpAnswer tooMuch = premises.claim("guess", "guess", "x", Premises.NEAR).join();
        assertThat(tooMuch.status()).isEqualTo(429);
        assertThat(tooMuch.headers()).containsEntry("Retry-After", "60");
        assertThat(premises.guess(ticket, Premises.NEAR)).isEqualTo(tooMuch);
        assertThat(premises.claim("guess", "guess", "x", "198.51.100.1").join().status()).isEqualTo(403);
        assertThat(premises.claim(ticket)).as("the owner at the same address").isNotDone();
        premises.time.pass(Attempts.WHILE);
        assertThat(premises.claim("guess", "guess", "x", Premises.NEAR).join().status()).isEqualTo(403);
    }

    @Test
    void aNetworkOfManyAddressesCountsAsOne() {
        for (int i = 0; i < Attempts.MOST; i++) {
            premises.claim("guess", "guess", "x", "2001:db8:0:7::" + i).join();
        }
        assertThat(premises.claim("guess", "guess", "x", "2001:db8:0:7:ffff::1").join().status())
                .isEqualTo(429);
        assertThat(premises.claim("guess", "guess", "x", "2001:db8:0:8::1").join().status()).isEqualTo(403);
    }

    @Test
    void onlySoManyAreOpenAtOnce() {
        List<PairingTicket> open = Stream.generate(() -> offer(/* confirm= */ true)).limit(Pairings.OPEN)
                .toList();
        assertThatThrownBy(() -> offer(/* confirm= */ true)).isInstanceOfSatisfying(Declined.class,
                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.OVERLOADED));
        premises.cancel(open.getFirst());
        offer(/* confirm= */ true);
    }

    @Test
    void howManyEverAreBegunFewAreRemembered() {
        for (int i = 0; i < 200; i++) {
            premises.cancel(offer(/* confirm= */ true));
        }
        PairingTicket last = offer(/* confirm= */ true);
        assertThat(premises.state(last)).isEqualTo(PairingState.WAITING);
    }

    static Stream<List<String>> names() {
        return Stream.of(List.of("Anna's phone", "Anna's phone"), List.of("  a \t b\r\nc  ", "a b c"),
                List.of("\u001b[2J\u001b]0;owned\u0007x", "[2J ]0;owned x"),
                List.of("\u202eenohp\u2066", "enohp"), List.of("\u0000\u200b\ufeff\u2028", "device"),
                List.of("", "device"), List.of("dev-0123456789abcdef", "device"),
                List.of("📱 Küche", "📱 Küche"), List.of("x".repeat(10_000), "x".repeat(64)),
                List.of("\u009b31mred", "31mred"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatADeviceCallsItselfHarmsNoTerminal(List<String> name) {
        PairingTicket ticket = offer(/* confirm= */ true);
        var _ = premises.claim(ticket.pairingId(), ticket.secret(), name.getFirst(), Premises.NEAR);
        assertThat(premises.host.await(new PairingWait(ticket.pairingId(), Optional.empty())).deviceName())
                .contains(name.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "null", "{}",
        "{\"pairingId\":1,\"secret\":\"s\",\"deviceName\":\"d\"}",
        "{\"pairingId\":\"p\",\"secret\":\"s\"}"})
    void whatIsNoClaimIsToldWhatOneIs(String body) {
        HttpAnswer answer = premises.send(body, Premises.NEAR).join();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).contains("deviceName");
    }

    @Test
    void itIsRecordedWhoLetWhomInAndNoSecret(Log log) throws Exception {
        PairingTicket ticket = offer(/* confirm= */ false);
        premises.guess(ticket, Premises.NEAR);
        CompletableFuture<HttpAnswer> phone = premises.claim(ticket);
        String token = Premises.said(phone).path("token").asText();
        premises.awaitState(ticket, PairingState.PAIRED);
        AuditRecord record = awaitRecord();
        assertThat(record.device()).contains("this host");
        assertThat(record.details()).containsEntry("deviceId", "dev-1").containsEntry("name", "phone")
                .containsEntry("scopes", "observe,prompt,approve,files")
                .containsEntry("from", Premises.NEAR);
        String everything = record + ticket.toString() + log.lines() + phone.join()
                + premises.devices.add("x", Scopes.VIEWER);
        assertThat(everything).doesNotContain(ticket.secret(), token, "AAAAAAAAAAAAAAAAAAAAAA", "token-of");
        assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO pairing " + ticket.pairingId()));
    }

    private AuditRecord awaitRecord() {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> premises.audit.list(Long.MAX_VALUE, 1), records -> !records.isEmpty())
                .getFirst();
    }
}
