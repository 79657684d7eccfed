package dev.drawbridge.protocol.catalog;

import dev.drawbridge.protocol.message.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every method of one version of an agent, with the facts that routing needs. Immutable. */
public final class Catalog {
    private static final String CODEX = "codex.txt";

    private final String version;
    private final List<Method> methods;
    private final Map<String, Method> byName;
    private final MethodIndex byBytes;

    Catalog(String version, List<Method> methods) {
        this.version = version;
        this.methods = List.copyOf(methods);
        this.byName = HashMap.newHashMap(methods.size());
        for (Method method : methods) {
            byName.put(method.name(), method);
        }
        this.byBytes = new MethodIndex(methods);
    }

    /** Reads the catalog of Codex app-server. */
    public static Catalog codex() {
        try (InputStream file = Catalog.class.getResourceAsStream(CODEX)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its resource " + CODEX);
            }
            return CatalogReader.read(CODEX, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of the agent whose methods these are. */
    public String version() {
        return version;
    }

    /** All methods in the order of the file. */
    public List<Method> methods() {
        return methods;
    }

    public Entry lookup(String name) {
        Method method = byName.get(name);
        return method == null ? Unknown.METHOD : method;
    }

    /** Looks up the method of the message that {@code scanner} has found in {@code buffer}. */
    public Entry lookup(byte[] buffer, Scanner scanner) {
        return scanner.isMethodEscaped()
                ? lookup(scanner.methodName())
                : lookup(buffer, scanner.method().from() + 1, scanner.method().to() - 1);
    }

    /**
     * Looks a method up by the bytes of its name, {@code from} (inclusive) to {@code to} (exclusive), in UTF-8 and with
     * JSON's escapes resolved. Allocates nothing.
     */
    public Entry lookup(byte[] buffer, int from, int to) {
        return byBytes.lookup(buffer, from, to);
    }
}
