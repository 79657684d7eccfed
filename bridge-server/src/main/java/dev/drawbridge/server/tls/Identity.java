package dev.drawbridge.server.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Who the bridge is to those that speak TLS.
 *
 * @param chain the bridge's own certificate first
 * @param key what only the bridge knows
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {
    Identity {
        chain = List.copyOf(chain);
    }

    /** Reads both, and makes sure that they belong together. */
    static Identity read(String certificates, String key, Files files) throws NoIdentityException {
        Identity identity = new Identity(certificates(certificates, files.certificate()),
                PrivateKeys.read(key, files.key()));
        if (!identity.fits()) {
            throw new NoIdentityException("the key in " + files.key()
                    + " does not belong to the first certificate in " + files.certificate()
                    + ": the bridge's own certificate comes first, and both are of the same date");
        }
        return identity;
    }

    /** Where both are. */
    record Files(Path certificate, Path key) {}

    private static List<X509Certificate> certificates(String text, Path file) throws NoIdentityException {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem pem : Pem.in(text)) {
                if (pem.label().equals("CERTIFICATE") && factory.generateCertificate(
                        new ByteArrayInputStream(pem.bytes())) instanceof X509Certificate certificate) {
                    chain.add(certificate);
                }
            }
        } catch (CertificateException | IllegalArgumentException broken) {
            throw new NoIdentityException("a certificate in " + file
                    + " cannot be read: 'openssl x509 -in " + file + " -text' shows whether it is whole",
                    broken);
        }
        if (chain.isEmpty()) {
            throw new NoIdentityException("there is no certificate in " + file
                    + ": it has to be PEM; 'openssl x509 -inform DER -in " + file
                    + " -out cert.pem' makes it of DER");
        }
        return chain;
    }

    private boolean fits() {
        try {
            String algorithm = switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> key.getAlgorithm();
            };
            byte[] sample = chain.getFirst().getEncoded();
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(sample);
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(chain.getFirst().getPublicKey());
            verifying.update(sample);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException another) {
            return false; // the key is of another kind than the certificate's
        }
    }

    boolean hasRunOut(Instant now) {
        return now.isAfter(chain.getFirst().getNotAfter().toInstant());
    }

    /** SHA-256 of the bridge's own certificate, in small hexadecimal digits. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(chain.getFirst().getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new AssertionError("every Java platform has SHA-256, and this was a certificate once", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Identity[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
