package dev.drawbridge.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;

/** Writes a certificate and a key of the bridge's own, the key for nobody else to read. */
final class OwnFiles {
    private OwnFiles() {}

    static Identity.Files in(Path directory) {
        return new Identity.Files(directory.resolve("cert.pem"), directory.resolve("key.pem"));
    }

    /** The key first: without a certificate it counts for nothing. */
    static void write(Identity identity, Path directory) throws NoIdentityException {
        Identity.Files files = in(directory);
        try {
            Files.createDirectories(directory, onlyOwners(directory, "rwx------"));
            if (isPosix(directory)) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
            replace(files.key(), Pem.of("PRIVATE KEY", identity.key().getEncoded()),
                    onlyOwners(directory, "rw-------"));
            replace(files.certificate(), Pem.of("CERTIFICATE", identity.chain().getFirst().getEncoded()),
                    onlyOwners(directory, "rw-r--r--"));
        } catch (IOException | CertificateEncodingException e) {
            throw new NoIdentityException("cannot write a certificate to " + directory
                    + ": let the bridge's user write there, or name another directory in DRAWBRIDGE_HOME", e);
        }
    }

    private static void replace(Path file, String text, FileAttribute<?>[] owners) throws IOException {
        Path made = Files.createTempFile(file.getParent(), "new-", ".pem", owners);
        Files.write(made, text.getBytes(StandardCharsets.US_ASCII));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] onlyOwners(Path directory, String permissions) {
        return isPosix(directory)
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
