package dev.drawbridge.server.tls;

import dev.drawbridge.server.tls.der.Der;
import dev.drawbridge.server.tls.der.DerReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** Reads private keys from PEM: PKCS #8, and the older forms of elliptic curves and RSA. */
final class PrivateKeys {
    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String ELLIPTIC = "1.2.840.10045.2.1";
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private PrivateKeys() {}

    static PrivateKey read(String text, Path file) throws NoIdentityException {
        Pem pem = Pem.in(text).stream().filter(block -> block.label().endsWith("PRIVATE KEY")).findFirst()
                .orElseThrow(() -> new NoIdentityException("there is no private key in " + file
                        + ": it has to be PEM; 'openssl pkey -inform DER -in " + file
                        + " -out key.pem' makes it of DER"));
        if (pem.isEncrypted() || pem.label().equals("ENCRYPTED PRIVATE KEY")) {
            throw new NoIdentityException("the key in " + file
                    + " is encrypted, and nobody is there to type its password: 'openssl pkey -in " + file
                    + " -out key.pem' writes it without");
        }
        try {
            byte[] bytes = pem.bytes();
            return key(switch (pem.label()) {
                case "RSA PRIVATE KEY" -> wrapped(bytes, Der.oid(RSA), Der.nothing());
                case "EC PRIVATE KEY" -> wrapped(bytes, Der.oid(ELLIPTIC), curve(bytes));
                default -> bytes;
            }).orElseThrow(() -> unreadable(file));
        } catch (IllegalArgumentException broken) {
            throw unreadable(file);
        }
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc5208#section-5">RFC 5208, 5</a> */
    private static byte[] wrapped(byte[] key, byte[] algorithm, byte[] parameters) {
        return Der.sequence(Der.integer(BigInteger.ZERO), Der.sequence(algorithm, parameters),
                Der.octets(key));
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc5915#section-3">RFC 5915, 3</a> */
    private static byte[] curve(byte[] key) {
        DerReader parts = new DerReader(key).sequence();
        parts.skip();
        parts.skip();
        return parts.numbered(0);
    }

    private static Optional<PrivateKey> key(byte[] bytes) {
        for (String algorithm : ALGORITHMS) {
            try {
                return Optional
                        .of(KeyFactory.getInstance(algorithm)
                                .generatePrivate(new PKCS8EncodedKeySpec(bytes)));
            } catch (InvalidKeySpecException another) {
                // it is of another algorithm, or of none
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("this Java platform has " + algorithm, e);
            }
        }
        return Optional.empty();
    }

    private static NoIdentityException unreadable(Path file) {
        return new NoIdentityException("the key in " + file
                + " cannot be read, or is neither RSA nor of an elliptic curve: 'openssl pkey -in " + file
                + " -out key.pem' shows whether it is whole and writes it as PKCS #8");
    }
}
