package dev.drawbridge.server.thread;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;

/** Pictures for a bridge that cannot read the file. */
final class Pictures {
    private static final long LARGEST = 10 << 20;

    private Pictures() {}

    /** The file, whole, as an address. */
    static String url(Path file, Function<String, ? extends RuntimeException> mistake) {
        String name = file.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            if (Files.size(file) > LARGEST) {
                throw mistake.apply("'" + file + "' is larger than " + (LARGEST >> 20)
                        + " MiB: make it smaller");
            }
            return "data:image/" + (ending.equals("jpg") ? "jpeg" : ending) + ";base64,"
                    + Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw mistake.apply("cannot read '" + file + "'");
        }
    }
}
