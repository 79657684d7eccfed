import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the jars of SQLite, JNA and Pty4J have inside for twenty platforms, of which the image needs one. Left there, it
 * is unpacked into the directory for temporary files at each start, which takes time and fails where nothing may be run
 * from there; beside the runtime's own libraries it is found by its name. What JNA has for other systems goes with it.
 *
 * @param jar the jar as it was delivered
 * @param unneeded what is left out of it
 */
record NativeParts(Path jar, Pattern unneeded) {
    static List<NativeParts> of(List<Path> libraries) {
        return List.of(
                new NativeParts(Jar.named("sqlite-jdbc-", libraries),
                        Pattern.compile("org/sqlite/native/.*")),
                new NativeParts(Jar.named("pty4j-", libraries),
                        Pattern.compile("resources/com/pty4j/native/.*")),
                new NativeParts(Jar.named("jna-5", libraries),
                        Pattern.compile("com/sun/jna/[^/]*/[^/]*jnidispatch[^/]*")),
                new NativeParts(Jar.named("jna-platform-", libraries),
                        Pattern.compile("com/sun/jna/platform/(?!unix/).*")));
    }

    /** Copies the jar without them. */
    void leaveOut(Path copy) throws IOException {
        Jar.copy(jar, copy, (name, content) -> unneeded.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(content));
    }

    /** Unpacks those for this platform, as the jars' own code would choose them. */
    static void unpack(List<Path> libraries, Path directory)
            throws IOException, ReflectiveOperationException {
        URL[] jars = new URL[libraries.size()];
        for (int i = 0; i < jars.length; i++) {
            jars[i] = libraries.get(i).toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(jars)) {
            Class<?> chooser = loader.loadClass("org.sqlite.util.LibraryLoaderUtil");
            String name = (String) chooser.getMethod("getNativeLibName").invoke(null);
            String path = chooser.getMethod("getNativeLibResourcePath").invoke(null) + "/" + name;
            copy(loader, path.substring(1), directory.resolve(name));

            Object platform = loader.loadClass("com.sun.jna.Platform").getField("RESOURCE_PREFIX").get(null);
            String jna = System.mapLibraryName("jnidispatch");
            copy(loader, "com/sun/jna/" + platform + "/" + jna, directory.resolve(jna));

            Method place = loader.loadClass("com.pty4j.util.PtyUtil")
                    .getDeclaredMethod("getNativeLibraryOsArchSubPath");
            place.setAccessible(true);
            String pty = place.invoke(null) + "/" + System.mapLibraryName("pty");
            Path target = directory.resolve("pty").resolve(pty);
            Files.createDirectories(target.getParent());
            copy(loader, "resources/com/pty4j/native/" + pty, target);
        }
    }

    private static void copy(ClassLoader loader, String path, Path target) throws IOException {
        try (InputStream library = loader.getResourceAsStream(path)) {
            if (library == null) {
                throw new IllegalStateException("there is no " + path + ": nothing for this platform");
            }
            Files.copy(library, target);
        }
    }
}
