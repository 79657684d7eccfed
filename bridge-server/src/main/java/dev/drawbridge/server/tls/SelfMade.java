package dev.drawbridge.server.tls;

import dev.drawbridge.server.tls.der.Der;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a certificate that vouches for itself: whoever knows its fingerprint knows the bridge.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280, 4.1</a>
 */
final class SelfMade {
    private static final Duration LIFE = Duration.ofDays(3652);
    /** By how much a client's clock may be slow. */
    private static final Duration LEEWAY = Duration.ofDays(1);
    private static final int SERIAL_BITS = 127;

    private static final byte[] SIGNED_BY = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final byte[] COMMON_NAME = Der.oid("2.5.4.3");
    private static final byte[] BASIC_CONSTRAINTS = Der.oid("2.5.29.19");
    private static final byte[] KEY_USAGE = Der.oid("2.5.29.15");
    private static final byte[] EXTENDED_KEY_USAGE = Der.oid("2.5.29.37");
    private static final byte[] ALTERNATIVE_NAMES = Der.oid("2.5.29.17");
    private static final byte[] SERVER = Der.oid("1.3.6.1.5.5.7.3.1");
    private static final byte[] DIGITAL_SIGNATURE = {(byte) 0x80};
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private SelfMade() {}

    static Identity identity(Names names, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] content = content(pair.getPublic(), names, now);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] certificate = Der.sequence(content, SIGNED_BY, Der.bits(0, signature.sign()));
            return new Identity(List.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate))), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("this Java platform has P-256 and X.509", e);
        }
    }

    private static byte[] content(PublicKey key, Names names, Instant now) {
        byte[] self = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text("Drawbridge"))));
        return Der.sequence(Der.numbered(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1)),
                SIGNED_BY, self, Der.sequence(Der.time(now.minus(LEEWAY)), Der.time(now.plus(LIFE))),
                self, key.getEncoded(), Der.numbered(3, extensions(names)));
    }

    private static byte[] extensions(Names names) {
        byte[][] alternatives = Stream.concat(
                names.dns().stream()
                        .map(name -> Der.part(DNS, name.getBytes(StandardCharsets.US_ASCII))),
                names.addresses().stream().map(InetAddress::getAddress)
                        .map(bytes -> Der.part(ADDRESS, bytes)))
                .toArray(byte[][]::new);
        // that it signs no others: some clients take no authority for a server
        return Der.sequence(extension(BASIC_CONSTRAINTS, Der.yes(), Der.sequence()),
                extension(KEY_USAGE, Der.yes(), Der.bits(7, DIGITAL_SIGNATURE)),
                extension(EXTENDED_KEY_USAGE, new byte[0], Der.sequence(SERVER)),
                extension(ALTERNATIVE_NAMES, new byte[0], Der.sequence(alternatives)));
    }

    private static byte[] extension(byte[] name, byte[] critical, byte[] content) {
        return Der.sequence(name, critical, Der.octets(content));
    }
}
