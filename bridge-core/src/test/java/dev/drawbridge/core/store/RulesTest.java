package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Deeds.tamper;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RulesTest {
    @TempDir
    private Path home;

    @Test
    void theNextRunHasThem() {
        try (Store store = open()) {
            assertThat(store.rules().put(rule("a", "git *")).join()).isTrue();
            assertThat(store.rules().put(rule("b", "rm *")).join()).isTrue();
            assertThat(store.rules().put(rule("a", "git log *")).join()).isTrue();
            assertThat(store.rules().put(rule("c", "ls")).join()).isTrue();
            assertThat(store.rules().remove("c").join()).isTrue();
        }
        try (Store store = open()) {
            assertThat(store.rules().rules()).containsExactly(rule("a", "git log *"), rule("b", "rm *"));
            assertThat(store.rules().damaged()).isEmpty();
            assertThat(store.rules().remove("b").join()).isTrue();
            assertThat(store.rules().rules()).containsExactly(rule("a", "git log *"));
        }
        try (Store store = open()) {
            assertThat(store.rules().rules()).containsExactly(rule("a", "git log *"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE rule SET detail = replace(detail, 'rm', 'rn') WHERE id = 'b'",
        "UPDATE rule SET checksum = checksum + 1 WHERE id = 'b'",
        "UPDATE rule SET detail = '' WHERE id = 'b'",
        "UPDATE rule SET checksum = 0, detail = '' WHERE id = 'b'"})
    void aDamagedRuleIsReportedUntilItIsRemoved(String damage) throws Exception {
        keepTwo();
        tamper(home, damage);
        for (int run = 0; run < 2; run++) {
            try (Store store = open()) {
                assertThat(store.rules().rules()).containsExactly(rule("a", "git *"));
                assertThat(store.rules().damaged()).containsExactly(
                        "the rule b is not what it was when it was made: remove it, and make it anew");
            }
        }
        try (Store store = open()) {
            assertThat(store.rules().remove("b").join()).isTrue();
            assertThat(store.rules().damaged()).isEmpty();
        }
        try (Store store = open()) {
            assertThat(store.rules().rules()).containsExactly(rule("a", "git *"));
            assertThat(store.rules().damaged()).isEmpty();
        }
    }

    @Test
    void aRuleWhoseNameIsDamagedHasANameToo() throws Exception {
        keepTwo();
        tamper(home, "UPDATE rule SET id = 'b' || char(7) WHERE id = 'b'");
        try (Store store = open()) {
            assertThat(store.rules().damaged()).containsExactly(
                    "the rule damaged-2 is not what it was when it was made: remove it, and make it anew");
            assertThat(store.rules().remove("damaged-2").join()).isTrue();
        }
        try (Store store = open()) {
            assertThat(store.rules().damaged()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"effect\":\"permit\"", "\"effect\":\"deny\",\"unless\":\"sudo\"",
        "\"effect\":5"})
    void whatIsNotUnderstoodWhollyIsNotObeyed(String odd) throws Exception {
        keepTwo();
        String detail = new String(detail("b"), UTF_8)
                .replace("\"effect\":\"deny\"", odd);
        tamper(home, "UPDATE rule SET detail = '" + detail + "', checksum = "
                + Checksum.of(detail.getBytes(UTF_8)) + " WHERE id = 'b'");
        try (Store store = open()) {
            assertThat(store.rules().rules()).containsExactly(rule("a", "git *"));
            assertThat(store.rules().damaged()).hasSize(1);
        }
    }

    @Test
    void whereTheDatabaseWasDamagedTheRulesAreMissed() throws Exception {
        keepTwo();
        Files.writeString(home.resolve("drawbridge.db"), "this is no database at all".repeat(100));
        try (Warnings warnings = new Warnings(); Store store = open()) {
            assertThat(store.rules().rules()).isEmpty();
            assertThat(store.rules().damaged()).singleElement().asString()
                    .startsWith("the rules of earlier runs are gone, and nothing is allowed by rule until");
            assertThat(warnings.sentences()).hasSize(1);
        }
        try (Store store = open()) {
            assertThat(store.rules().damaged()).isEmpty();
        }
    }

    @Test
    void aBridgeThatCannotReadThemSaysSo() {
        keepTwo();
        try (Store first = open(); Warnings warnings = new Warnings(); Store second = open()) {
            assertThat(first.rules().rules()).hasSize(2);
            assertThat(second.rules().rules()).isEmpty();
            assertThat(second.rules().damaged()).hasSize(1);
            assertThat(second.rules().put(rule("c", "ls")).join()).isFalse();
            assertThat(warnings.sentences()).hasSize(1);
        }
    }

    private byte[] detail(String id) throws Exception {
        try (var connection = Connections.reading(home.resolve("drawbridge.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT detail FROM rule WHERE id = '" + id + "'")) {
            rows.next();
            return rows.getBytes(1);
        }
    }

    private void keepTwo() {
        try (Store store = open()) {
            assertThat(store.rules().put(rule("a", "git *")).join()).isTrue();
            assertThat(store.rules().put(rule("b", "rm *")).join()).isTrue();
        }
    }

    static Rule rule(String id, String command) {
        return new Rule(id, RuleEffect.DENY, 5, Optional.empty(), Optional.of("/home/**"),
                Optional.of(command), Optional.empty(), List.of(ApprovalKind.COMMAND), Optional.empty(),
                Optional.empty(), Optional.of("its reason"), 1, "phone");
    }

    private Store open() {
        return Store.open(new Home(home), "epoch " + System.nanoTime(), StoreOptions.DEFAULT);
    }
}
