package dev.drawbridge.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.server.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path home;

    private Path own;

    @BeforeEach
    void place() {
        own = home.resolve("tls");
    }

    @Test
    void theFirstStartMakesACertificateWithAllNamesForTenYears() throws Exception {
        X509Certificate certificate = certificate(selfSigned(NOW, "bridge.example", "192.0.2.7"));
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames()).contains(List.of(2, "localhost"),
                List.of(2, "bridge.example"), List.of(7, "127.0.0.1"), List.of(7, "192.0.2.7"),
                List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(certificate.getBasicConstraints()).isNegative();
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getKeyUsage()).startsWith(true, false);
        certificate.checkValidity(Date.from(NOW.plus(Duration.ofDays(3650))));
        assertThat(certificate.getNotAfter().toInstant()).isBefore(NOW.plus(Duration.ofDays(3700)));
    }

    @Test
    void onlyItsOwnerReadsTheKey() throws Exception {
        selfSigned(NOW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("key.pem"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own))).isEqualTo("rwx------");
        assertThat(own.toFile().list()).containsExactlyInAnyOrder("cert.pem", "key.pem");
    }

    @Test
    void whoeverIsCutOffWhileItIsMadeAnewMakesAnotherAtTheNextStart() throws Exception {
        selfSigned(NOW);
        Files.delete(own.resolve("key.pem"));
        Files.createDirectories(own.resolve("key.pem/in-the-way"));
        assertThatThrownBy(() -> OwnFiles.write(Certificates.elliptic(), own))
                .isInstanceOf(NoIdentityException.class);
        Files.delete(own.resolve("key.pem/in-the-way"));
        Files.delete(own.resolve("key.pem"));
        certificate(selfSigned(NOW)).checkValidity(Date.from(NOW));
    }

    @Test
    void theNextStartKeepsTheCertificateUntilItRunsOut(Log log) throws Exception {
        String first = selfSigned(NOW).fingerprint();
        assertThat(selfSigned(NOW.plus(Duration.ofDays(3650))).fingerprint()).isEqualTo(first)
                .matches("[0-9a-f]{64}");
        log.expect("devices must be paired anew");
        Tls renewed = selfSigned(NOW.plus(Duration.ofDays(3700)));
        assertThat(renewed.fingerprint()).isNotEqualTo(first);
        certificate(renewed).checkValidity(Date.from(NOW.plus(Duration.ofDays(7000))));
    }

    @Test
    void itRunsOutAlsoWhileTheBridgeRuns(Log log) throws Exception {
        Instant[] now = {NOW};
        Tls tls = Tls.of(new TlsOptions.SelfSigned(own), Set.of(), () -> now[0]).orElseThrow();
        String first = tls.fingerprint();
        now[0] = NOW.plus(Duration.ofDays(3700));
        log.expect("devices must be paired anew");
        tls.refresh();
        assertThat(tls.fingerprint()).isNotEqualTo(first);
    }

    @Test
    void anotherCertificateIsFoundAndAHalfWrittenOneIsToldOnceAndNotTaken(Log log) throws Exception {
        Tls tls = signed(Certificates.elliptic());
        String before = tls.fingerprint();
        tls.refresh();
        assertThat(tls.fingerprint()).isEqualTo(before);

        Identity next = Certificates.elliptic();
        log.expect("does not belong to the first certificate");
        put("cert.pem", Certificates.chain(next), 1);
        tls.refresh();
        tls.refresh();
        assertThat(tls.fingerprint()).isEqualTo(before);
        assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN the certificate of before"))
                .hasSize(1);

        put("key.pem", Certificates.pkcs8(next), 2);
        tls.refresh();
        assertThat(tls.fingerprint()).isEqualTo(next.fingerprint());
    }

    private Tls signed(Identity identity) throws Exception {
        put("cert.pem", Certificates.chain(identity), 0);
        put("key.pem", Certificates.pkcs8(identity), 0);
        return Tls.of(new TlsOptions.Signed(home.resolve("cert.pem"), home.resolve("key.pem")), Set.of(),
                InstantSource.fixed(NOW)).orElseThrow();
    }

    private void put(String name, String text, int second) throws IOException {
        Files.setLastModifiedTime(Files.writeString(home.resolve(name), text),
                FileTime.from(NOW.plusSeconds(second)));
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() -> Tls.of(new TlsOptions.SelfSigned(file.resolve("tls")), Set.of(),
                InstantSource.system())).isInstanceOf(NoIdentityException.class)
                .hasMessageContaining("DRAWBRIDGE_HOME");
    }

    private Tls selfSigned(Instant now, String... names) throws NoIdentityException {
        return Tls.of(new TlsOptions.SelfSigned(own), Set.of(names), InstantSource.fixed(now)).orElseThrow();
    }

    private X509Certificate certificate(Tls tls) throws Exception {
        Identity identity = new IdentityFiles(OwnFiles.in(own)).read();
        assertThat(identity.fingerprint()).isEqualTo(tls.fingerprint());
        return identity.chain().getFirst();
    }
}
