package dev.drawbridge.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** Makes one end of TLS after another, all of one identity: modern protocols, and nothing else. */
final class Engines {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] SUITES = {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"};
    /** What is remembered of clients that come back; those of today remember it themselves. */
    private static final int SESSIONS = 1024;
    private static final String NO_RENEGOTIATION = "jdk.tls.rejectClientInitiatedRenegotiation";

    static {
        // the only way to say it to Java's TLS, and before any of its classes is asked for
        System.setProperty(NO_RENEGOTIATION, "true");
    }

    private final SSLContext context;

    private Engines(SSLContext context) {
        this.context = context;
    }

    static Engines of(Identity identity) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("bridge", identity.key(), new char[0],
                    identity.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[0], null);
            context.getServerSessionContext().setSessionCacheSize(SESSIONS);
            return new Engines(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a certificate and a key that fit can be used for TLS", e);
        }
    }

    SSLEngine next() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(SUITES);
        parameters.setUseCipherSuitesOrder(true);
        parameters.setApplicationProtocols(new String[]{"http/1.1"});
        parameters.setNeedClientAuth(false);
        engine.setSSLParameters(parameters);
        return engine;
    }
}
