package dev.drawbridge.server.tls;

import dev.drawbridge.core.user.PrivateDirectory;
import dev.drawbridge.core.user.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;

/** Writes a certificate and a key of the bridge's own, for nobody else to read. */
final class OwnFiles {
    private OwnFiles() {}

    static Identity.Files in(Path directory) {
        return new Identity.Files(directory.resolve("cert.pem"), directory.resolve("key.pem"));
    }

    /** The key without the old certificate, which would not fit it: whoever is cut off there begins anew. */
    static void write(Identity identity, Path directory) throws NoIdentityException {
        Identity.Files files = in(directory);
        try {
            new PrivateDirectory(directory).claim();
            Files.deleteIfExists(files.certificate());
            new PrivateFile(files.key()).replace(Pem.of("PRIVATE KEY", identity.key().getEncoded()));
            new PrivateFile(files.certificate())
                    .replace(Pem.of("CERTIFICATE", identity.chain().getFirst().getEncoded()));
        } catch (IOException | CertificateEncodingException e) {
            throw new NoIdentityException("cannot write a certificate to " + directory
                    + ": let the bridge's user write there, or name another directory in DRAWBRIDGE_HOME", e);
        }
    }
}
