package dev.drawbridge.server.tls;

import dev.drawbridge.server.tls.der.Der;
import dev.drawbridge.server.tls.der.DerReader;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Set;

/** Certificates and keys made for one test, in the forms in which people have them. */
public final class Certificates {
    private Certificates() {}

    static Identity elliptic() {
        return SelfMade.identity(Names.here(Set.of()), Instant.now());
    }

    static PrivateKey rsa() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }

    static String chain(Identity identity) throws CertificateEncodingException {
        return Pem.of("CERTIFICATE", identity.chain().getFirst().getEncoded());
    }

    static String pkcs8(Identity identity) {
        return Pem.of("PRIVATE KEY", identity.key().getEncoded());
    }

    /** As {@code openssl genrsa -traditional} writes it. */
    static String traditional(PrivateKey rsa) {
        return Pem.of("RSA PRIVATE KEY", inner(rsa));
    }

    /** As {@code openssl ecparam -genkey -name prime256v1} writes it. */
    static String traditional(Identity elliptic) {
        DerReader inner = new DerReader(inner(elliptic.key())).sequence();
        inner.skip();
        byte[] curve = Der.oid("1.2.840.10045.3.1.7");
        return Pem.of("EC PARAMETERS", curve) + Pem.of("EC PRIVATE KEY",
                Der.sequence(Der.integer(BigInteger.ONE), Der.octets(inner.octets()),
                        Der.numbered(0, curve)));
    }

    private static byte[] inner(PrivateKey key) {
        DerReader parts = new DerReader(key.getEncoded()).sequence();
        parts.skip();
        parts.skip();
        return parts.octets();
    }
}
