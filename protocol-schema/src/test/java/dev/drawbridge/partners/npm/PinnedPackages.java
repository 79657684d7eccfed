package dev.drawbridge.partners.npm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A set of npm packages at exact versions: a package.json and its lock file, carried as resources. */
public record PinnedPackages(String name) {
    private static final List<String> FILES = List.of("package.json", "package-lock.json");

    /** What tells one state of the two files from another. */
    String fingerprint() {
        MessageDigest digest = sha256();
        FILES.forEach(file -> digest.update(read(file)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    void copyTo(Path directory) throws IOException {
        for (String file : FILES) {
            Files.write(directory.resolve(file), read(file));
        }
    }

    String lockFile() {
        return new String(read("package-lock.json"), StandardCharsets.UTF_8);
    }

    private byte[] read(String file) {
        String resource = name + "/" + file;
        try (InputStream in = PinnedPackages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "No resource " + resource + " beside " + PinnedPackages.class);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
