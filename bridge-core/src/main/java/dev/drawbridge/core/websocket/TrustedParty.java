package dev.drawbridge.core.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The one server whose certificate is known; what else the certificate says does not count. */
final class TrustedParty extends X509ExtendedTrustManager {
    private static final int DIGITS = 64;

    private final String fingerprint;

    private TrustedParty(Trust.Pinned pinned) {
        fingerprint = pinned.fingerprint().replace(":", "").toLowerCase(Locale.ROOT);
    }

    /** What TLS is spoken with towards those who are trusted. */
    static SSLContext context(Trust trust) throws GeneralSecurityException, IOException {
        return switch (trust) {
            case Trust.Usual _ -> SSLContext.getDefault();
            case Trust.Authorities(var pem) -> {
                try (InputStream in = Files.newInputStream(pem)) {
                    yield context(managers(in));
                }
            }
            case Trust.Pinned pinned -> context(new TrustManager[]{new TrustedParty(pinned)});
        };
    }

    private static SSLContext context(TrustManager[] managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }

    private static TrustManager[] managers(InputStream pem) throws GeneralSecurityException, IOException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
            authorities.setCertificateEntry("authority " + authorities.size(), each);
        }
        TrustManagerFactory factory = TrustManagerFactory
                .getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        try {
            String shown = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded()));
            if (fingerprint.length() != DIGITS || !shown.equals(fingerprint)) {
                throw new CertificateException("its certificate is another one: SHA-256 " + shown);
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String algorithm) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String algorithm, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String algorithm, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String algorithm) throws CertificateException {
        throw new CertificateException("clients are not checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String algorithm, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, algorithm);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String algorithm, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, algorithm);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
