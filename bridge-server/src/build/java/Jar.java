import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A library's jar on its way into the image. */
final class Jar {
    /** What becomes of a file in it: nothing, if it is left out. */
    interface Change {
        Optional<byte[]> of(String name, byte[] content);
    }

    private Jar() {}

    static Path named(String beginning, List<Path> libraries) {
        return libraries.stream().filter(library -> library.getFileName().toString().startsWith(beginning))
                .findFirst().orElseThrow();
    }

    /** Copies it, time stamps included. */
    static void copy(Path jar, Path copy, Change change) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : from.stream().toList()) {
                Optional<byte[]> content = change.of(entry.getName(),
                        from.getInputStream(entry).readAllBytes());
                if (content.isPresent()) {
                    ZipEntry copied = new ZipEntry(entry.getName());
                    copied.setTime(entry.getTime());
                    to.putNextEntry(copied);
                    to.write(content.get());
                }
            }
        }
    }
}
