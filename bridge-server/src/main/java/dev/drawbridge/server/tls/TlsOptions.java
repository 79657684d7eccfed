package dev.drawbridge.server.tls;

import java.nio.file.Path;

/** Whether the bridge speaks TLS, and as whom. */
public sealed interface TlsOptions {
    /** In the clear, which is good enough for loopback, tunnels and what stands behind a proxy. */
    record Off() implements TlsOptions {}

    /**
     * With a certificate that somebody else has signed.
     *
     * @param certificate a PEM file of the bridge's certificate and those that vouch for it, in this order
     * @param key a PEM file of its private key
     */
    record Signed(Path certificate, Path key) implements TlsOptions {}

    /** With one that the bridge has made itself, which clients know by its fingerprint; it is kept in the directory. */
    record SelfSigned(Path directory) implements TlsOptions {}
}
