package dev.drawbridge.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files of a certificate and a key, that can become others while the bridge runs. */
final class IdentityFiles {
    private final Identity.Files files;

    IdentityFiles(Identity.Files files) {
        this.files = files;
    }

    Identity read() throws NoIdentityException {
        return Identity.read(text(files.certificate(), "the certificate"), text(files.key(), "the key"),
                files);
    }

    private static String text(Path file, String what) throws NoIdentityException {
        try {
            // whatever else is in there, PEM is ASCII
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new NoIdentityException("cannot read " + what + " in " + file
                    + ": name a PEM file that you may read", unreadable);
        }
    }

    /** Another one when the files may have others in them. */
    List<Object> stamp() {
        List<Object> stamp = new ArrayList<>();
        for (Path file : List.of(files.certificate(), files.key())) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                stamp.addAll(List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey())));
            } catch (IOException missing) {
                stamp.add("missing"); // which is told when it is read
            }
        }
        return stamp;
    }

    boolean exist() {
        return Files.exists(files.certificate());
    }
}
