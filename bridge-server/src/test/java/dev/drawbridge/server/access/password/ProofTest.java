package dev.drawbridge.server.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.Login;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ProofTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_234_567_890);
    private static final Totp TOTP = Totp.random(new SecureRandom());
    private static final String CODE = TOTP.code(Totp.step(NOW));
    private static final Login PLAIN = new Login("ann", "dev-1", "hash of correct horse", Optional.empty(), 0,
            List.of());
    private static final Login CODED = new Login("bob", "dev-2", "hash of correct horse",
            Optional.of(TOTP.text()), 0, List.of(RecoveryCode.hash("abcd-efgh-ijkl-mnop")));

    private final CountingHashing hashing = new CountingHashing();
    private final Proof.Examiner examiner = new Proof.Examiner(hashing, new SecureRandom());

    static Stream<Arguments> wrongs() {
        return Stream.of(Arguments.of("nobody", Optional.empty(), "correct horse", ""),
                Arguments.of("nobody with a code", Optional.empty(), "correct horse", CODE),
                Arguments.of("wrong password", Optional.of(PLAIN), "wrong horse", ""),
                Arguments.of("a code nobody asked for", Optional.of(PLAIN), "correct horse", CODE),
                Arguments.of("wrong password and right code", Optional.of(CODED), "wrong horse", CODE),
                Arguments.of("wrong password and recovery code", Optional.of(CODED), "wrong horse",
                        "abcd-efgh-ijkl-mnop"),
                Arguments.of("wrong code", Optional.of(CODED), "correct horse", "00000"),
                Arguments.of("wrong recovery code", Optional.of(CODED), "correct horse",
                        "abcd-efgh-ijkl-mnoq"),
                Arguments.of("no code", Optional.of(CODED), "correct horse", ""));
    }

    /** One long comparison for each, whoever it is: what the codes take is nothing beside it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void whateverIsWrongTakesTheSameWork(String what, Optional<Login> login, String password, String code) {
        examiner.examine(Optional.empty(), Password.typed("x"), "", NOW);
        hashing.compared.clear();
        assertThat(examiner.examine(login, Password.typed(password), code, NOW)).as(what)
                .isEqualTo(new Proof.Wrong());
        assertThat(hashing.compared).as(what).hasSize(1);
    }

    @Test
    void aRealHashAndTheOneForNobodyCostTheSame() {
        Argon2id argon = new Argon2id(new SecureRandom());
        assertThat(argon.hash("correct horse")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(argon.matches("correct horse", argon.hash("correct horse"))).isTrue();
        assertThat(argon.matches("correct horsf", argon.hash("correct horse"))).isFalse();
        assertThat(argon.hash("correct horse")).isNotEqualTo(argon.hash("correct horse"));
    }

    @Test
    void whatIsRightIsTold() {
        Password right = Password.typed("correct horse");
        assertThat(examiner.examine(Optional.of(PLAIN), right, "", NOW)).isEqualTo(new Proof.Enough());
        assertThat(examiner.examine(Optional.of(CODED), right, CODE, NOW))
                .isEqualTo(new Proof.Step(Totp.step(NOW)));
        assertThat(examiner.examine(Optional.of(CODED), right, "ABCD EFGH IJKL MNOP", NOW))
                .isEqualTo(new Proof.Recovery(CODED.recoveryHashes().getFirst()));
    }

    @Test
    void aPasswordIsTheSameHoweverItsLettersAreComposed() {
        assertThat(Password.typed("cafe\u0301")).isEqualTo(Password.typed("caf\u00e9"));
        assertThat(Password.typed("secret").toString()).doesNotContain("secret");
    }
}
