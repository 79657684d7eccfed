import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What SQLite's jar has inside for twenty platforms, of which the image needs one. Left there, it is unpacked into the
 * directory for temporary files at each start, which takes time and fails where nothing may be run from there; beside
 * the runtime's own libraries it is found by its name.
 *
 * @param jar the jar as it was delivered
 */
record NativeParts(Path jar) {
    private static final String DIRECTORY = "org/sqlite/native/";

    static NativeParts of(List<Path> libraries) {
        return new NativeParts(Jar.named("sqlite-jdbc-", libraries));
    }

    /** Copies the jar without them. */
    void leaveOut(Path copy) throws IOException {
        Jar.copy(jar, copy,
                (name, content) -> name.startsWith(DIRECTORY) ? Optional.empty() : Optional.of(content));
    }

    /** Unpacks the one for this platform, as the jar's own code would choose it. */
    void unpack(Path directory) throws IOException, ReflectiveOperationException {
        try (URLClassLoader loader = new URLClassLoader(new URL[]{jar.toUri().toURL()})) {
            Class<?> chooser = loader.loadClass("org.sqlite.util.LibraryLoaderUtil");
            String name = (String) chooser.getMethod("getNativeLibName").invoke(null);
            String path = chooser.getMethod("getNativeLibResourcePath").invoke(null) + "/" + name;
            try (InputStream library = loader.getResourceAsStream(path.substring(1))) {
                Files.copy(library, directory.resolve(name));
            }
        }
    }
}
