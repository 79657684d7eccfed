package dev.drawbridge.server.access.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.server.access.Pass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock stands at second 1000; clocks may be 30 s apart. */
final class SignedTokensTest {
    private static final Signing ANY = Signing
            .with(SharedSecret.of(Notary.SECRET.getBytes(StandardCharsets.UTF_8)));
    private static final String GOOD = "{'exp':2000,'sub':'ann','iss':'me','aud':'bridge'}";

    @Test
    void whoeverSignsWithTheSecretComesInUntilTheTokenExpires() {
        Pass pass = verify(Notary.signed(GOOD)).orElseThrow();
        assertThat(pass.visitor()).isEqualTo(new Visitor("jwt-ann", "jwt-ann", Scopes.VIEWER));
        assertThat(pass.until()).contains(Instant.ofEpochSecond(2030));
        assertThat(pass.session()).isEmpty();
    }

    @Test
    void aTokenOfNobodyInParticularHasANameOfItsOwn() {
        assertThat(verify(Notary.signed("{'exp':2000}")).orElseThrow().visitor().deviceId()).isEqualTo("jwt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'alg':'none'}", "{'alg':'None'}", "{'alg':'RS256'}", "{'alg':'HS384'}",
        "{'alg':'HS512'}", "{'alg':'hs256'}", "{'alg':['HS256']}", "{'alg':null}", "{}", "'HS256'",
        "{'alg':'HS256','crit':['exp'],'exp':1}", "{'alg':'HS256','crit':[]}",
        "{'alg':'none','alg':'HS256'}", "{'alg':'HS256'}x", "{'alg':'HS256'"})
    void aHeaderThatSaysAnythingElseIsRefusedThoughTheSignatureIsRight(String header) {
        assertThat(verify(Notary.signed(header, GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{'alg':'HS512'} | HmacSHA512",
        "{'alg':'HS384'} | HmacSHA384", "{'alg':'HS256'} | HmacSHA512"})
    void anotherHashIsRefused(String header, String algorithm) {
        assertThat(verify(Notary.signed(header, GOOD, algorithm, Notary.SECRET))).isEmpty();
    }

    @Test
    void anotherKeyIsRefused() {
        assertThat(verify(Notary.signed("{'alg':'HS256'}", GOOD, "HmacSHA256", "x".repeat(32)))).isEmpty();
    }

    @Test
    void anUnsignedAShortenedAndAnAlteredTokenAreRefused() {
        String token = Notary.signed(GOOD);
        String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
        String[] parts = token.split("\\.", -1);
        String more = Notary
                .base64("{\"exp\":2000,\"scope\":\"owner\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(token)).isPresent();
        assertThat(verify(unsigned)).isEmpty();
        assertThat(verify(parts[0] + "." + parts[1])).isEmpty();
        assertThat(verify(token.substring(0, token.length() - 4))).isEmpty();
        assertThat(verify(parts[0] + "." + more + "." + parts[2])).isEmpty();
        assertThat(verify(token + "." + parts[2])).isEmpty();
    }

    @Test
    void aTokenCanBeWrittenInOneWayOnly() {
        String token = Notary.signed(GOOD);
        char last = token.charAt(token.length() - 1);
        // the last letter of 32 bytes has two bits that mean nothing
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char twin = alphabet.charAt(alphabet.indexOf(last) ^ 1);
        assertThat(verify(token.substring(0, token.length() - 1) + twin)).isEmpty();
        assertThat(verify(token + "=")).isEmpty();
        assertThat(verify(token + "\n")).isEmpty();
        assertThat(verify(" " + token)).isEmpty();
    }

    @Test
    void aTokenThatIsTooLongIsNotLookedAt() {
        String filler = "x".repeat(5700);
        assertThat(verify(Notary.signed("{'exp':2000,'x':'" + filler + "'}"))).isPresent();
        assertThat(verify(Notary.signed("{'exp':2000,'x':'" + filler + filler + "'}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'sub':'ann'}", "{'exp':'2000'}", "{'exp':2000.5}", "{'exp':2e3}",
        "{'exp':null}", "{'exp':true}",
        "{'exp':99999999999999999999}", "{'exp':9223372036854775807}", "{'exp':-9223372036854775808}",
        "{'exp':-1}", "{'exp':1,'exp':2000}", "{'exp':2000,'nbf':'1'}", "{'exp':2000,'sub':7}",
        "{'exp':2000,'sub':['ann']}",
        "{'exp':2000,'sub':''}", "{'exp':2000,'sub':'\\u001b[2J'}", "{'exp':2000,'sub':'a\\nb'}",
        "{'exp':2000,'sub':'\\u202eann'}", "{'exp':2000,'iss':[]}", "{'exp':2000,'aud':{}}",
        "{'exp':2000,'aud':['bridge',7]}", "[2000]", "2000", "", "{'exp':2000}{'exp':2000}"})
    void claimsWithoutAClearMeaningAreRefused(String payload) {
        assertThat(verify(Notary.signed(payload))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"971,true", "970,false", "1,false", "0,false"})
    void anExpiredTokenIsRefused(long expires, boolean taken) {
        assertThat(verify(Notary.signed("{'exp':" + expires + "}")).isPresent()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"1000,true", "1030,true", "1031,false"})
    void aTokenThatIsNotYetValidIsRefused(long from, boolean taken) {
        assertThat(verify(Notary.signed("{'exp':2000,'nbf':" + from + "}")).isPresent()).isEqualTo(taken);
    }

    @Test
    void withoutSkewTheSecondCounts() {
        Signing exact = new Signing(ANY.secret(), Optional.empty(), Optional.empty(), Duration.ZERO,
                Scopes.VIEWER);
        assertThat(verify(exact, Notary.signed("{'exp':1000}"))).isEmpty();
        assertThat(verify(exact, Notary.signed("{'exp':1001,'nbf':1000}"))).isPresent();
        assertThat(verify(exact, Notary.signed("{'exp':2000,'nbf':1001}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"'iss':'me','aud':'bridge' | true",
        "'iss':'me','aud':['x','bridge'] | true", "'iss':'me','aud':'x' | false",
        "'iss':'me','aud':[] | false", "'iss':'me' | false", "'iss':'you','aud':'bridge' | false",
        "'aud':'bridge' | false", "'iss':'me','aud':'Bridge' | false",
        "'iss':'me','aud':'bridge ' | false"})
    void issuerAndAudienceHaveToBeTheOnesAskedFor(String claims, boolean taken) {
        Signing particular = new Signing(ANY.secret(), Optional.of("me"), Optional.of("bridge"),
                Signing.USUAL_SKEW, Scopes.VIEWER);
        assertThat(verify(particular, Notary.signed("{'exp':2000," + claims + "}")).isPresent())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'scope':'prompt approve' | observe,prompt,approve",
        "'scope':'owner' | observe,prompt,approve,files,terminal,admin", "'scope':'observe' | observe",
        "'scopes':['files'] | observe,files", "'scopes':['prompt','files'] | observe,prompt,files"})
    void theScopesAreTheOnesTheTokenSays(String claim, String scopes) {
        assertThat(verify(Notary.signed("{'exp':2000," + claim + "}")).orElseThrow().visitor().scopes())
                .isEqualTo(Scopes.parse(scopes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'scope':'prompt delete'", "'scope':''", "'scope':7", "'scope':['prompt']",
        "'scopes':'prompt'", "'scopes':['prompt','everything']", "'scopes':['prompt admin']", "'scopes':[]",
        "'scopes':[7]", "'scope':'prompt','scopes':['prompt']", "'scope':null"})
    void scopesThatNobodyKnowsAreRefused(String claim) {
        assertThat(verify(Notary.signed("{'exp':2000," + claim + "}"))).isEmpty();
    }

    @Test
    void aTokenThatSaysNoScopesHasThoseOfTheOption() {
        Signing generous = new Signing(ANY.secret(), Optional.empty(), Optional.empty(), Signing.USUAL_SKEW,
                Scopes.of(AccessScope.PROMPT));
        assertThat(verify(generous, Notary.signed("{'exp':2000}")).orElseThrow().visitor().scopes())
                .isEqualTo(Scopes.of(AccessScope.PROMPT));
    }

    @Test
    void clocksThatAreFarApartAreRefused() {
        assertThatThrownBy(() -> new Signing(ANY.secret(), Optional.empty(), Optional.empty(),
                Duration.ofDays(1), Scopes.VIEWER)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 minutes");
    }

    private static Optional<Pass> verify(String token) {
        return verify(ANY, token);
    }

    private static Optional<Pass> verify(Signing signing, String token) {
        return new SignedTokens(signing, () -> Instant.ofEpochSecond(1000)).verify(token);
    }
}
