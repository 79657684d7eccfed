package dev.drawbridge.server.tls;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bridge's end of TLS, that follows its files when they become others. */
public final class Tls {
    private static final Logger log = LoggerFactory.getLogger(Tls.class);

    private final IdentityFiles files;
    private final Optional<Renewal> renewal;
    private final InstantSource clock;

    private volatile Current current;
    /** What the files were like when they were last read, be it in vain. Guarded by this. */
    private List<Object> stamp;
    /** What was wrong when it was last told. Guarded by this. */
    private String told = "";

    private record Current(Identity identity, String fingerprint, Engines engines) {
        Current(Identity identity) {
            this(identity, identity.fingerprint(), Engines.of(identity));
        }
    }

    /** How a certificate of the bridge's own is made anew when it has run out. */
    private record Renewal(Path directory, Set<String> names) {
        void write(InstantSource clock) throws NoIdentityException {
            OwnFiles.write(SelfMade.identity(Names.here(names), clock.instant()), directory);
        }
    }

    private Tls(IdentityFiles files, Optional<Renewal> renewal, InstantSource clock)
            throws NoIdentityException {
        this.files = files;
        this.renewal = renewal;
        this.clock = clock;
        if (renewal.isPresent() && !files.exist()) {
            renewal.get().write(clock);
        }
        stamp = files.stamp();
        current = new Current(files.read());
        if (current.identity().hasRunOut(clock.instant())) {
            renew();
        }
    }

    /**
     * One that these options ask for, or none.
     *
     * @param names what the bridge is called besides what it finds out itself, for a certificate that it makes
     * @throws NoIdentityException when there is no certificate and key to be had; says what to do
     */
    public static Optional<Tls> of(TlsOptions options, Set<String> names, InstantSource clock)
            throws NoIdentityException {
        return switch (options) {
            case TlsOptions.Off off -> Optional.empty();
            case TlsOptions.Signed signed -> Optional.of(new Tls(
                    new IdentityFiles(new Identity.Files(signed.certificate(), signed.key())),
                    Optional.empty(), clock));
            case TlsOptions.SelfSigned own ->
                Optional.of(new Tls(new IdentityFiles(OwnFiles.in(own.directory())),
                        Optional.of(new Renewal(own.directory(), names)), clock));
        };
    }

    /** An end for one more socket. */
    public SSLEngine engine() {
        return current.engines().next();
    }

    /** SHA-256 of the bridge's certificate, in small hexadecimal digits. */
    public String fingerprint() {
        return current.fingerprint();
    }

    /** Looks whether there is another certificate by now; reads files, so not for a socket's thread. */
    public synchronized void refresh() {
        try {
            List<Object> now = files.stamp();
            if (!now.equals(stamp)) {
                stamp = now;
                current = new Current(files.read());
                told = "";
                log.info("from now on the certificate is the one with the fingerprint {}", fingerprint());
            } else if (renewal.isPresent() && current.identity().hasRunOut(clock.instant())) {
                renew();
            }
        } catch (NoIdentityException useless) {
            if (!useless.sentence().equals(told)) {
                told = useless.sentence();
                log.warn("the certificate of before is kept: {}", told);
            }
        }
    }

    private void renew() throws NoIdentityException {
        if (renewal.isEmpty()) {
            log.warn("the certificate has run out: clients will refuse it until there is another");
            return;
        }
        renewal.get().write(clock);
        stamp = files.stamp();
        current = new Current(files.read());
        log.warn("the bridge's own certificate had run out; the new one has the fingerprint {}, "
                + "and devices must be paired anew", fingerprint());
    }
}
