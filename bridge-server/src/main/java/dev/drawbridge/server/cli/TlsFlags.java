package dev.drawbridge.server.cli;

import dev.drawbridge.core.store.Home;
import dev.drawbridge.server.tls.TlsOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about TLS. */
final class TlsFlags {
    @Option(names = "--tls", description = "Speak TLS. Without --tls-cert with a certificate that the bridge makes itself the first time and keeps in $DRAWBRIDGE_HOME/tls; clients know it by its fingerprint, which 'drawbridge pair' tells them.")
    private boolean on;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "The bridge's certificate as PEM, followed by those that vouch for it. Read again when it changes.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key as PEM, without a password.")
    private @Nullable Path key;

    /** Whether TLS is spoken, and as whom. */
    TlsOptions options(CommandLine command, Optional<Home> home) {
        if (certificate != null && key != null) {
            return new TlsOptions.Signed(certificate, key);
        }
        if (certificate != null || key != null) {
            throw new ParameterException(command,
                    "a certificate is of use with its key only: give both --tls-cert and --tls-key");
        }
        if (!on) {
            return new TlsOptions.Off();
        }
        return new TlsOptions.SelfSigned(home.orElseThrow(() -> new ParameterException(command,
                "--tls needs a place for the certificate: set DRAWBRIDGE_HOME, or give --tls-cert and --tls-key"))
                .directory().resolve("tls"));
    }
}
