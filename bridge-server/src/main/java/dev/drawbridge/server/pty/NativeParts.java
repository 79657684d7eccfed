package dev.drawbridge.server.pty;

import java.nio.file.Files;
import java.nio.file.Path;

/** The native parts of the terminal library: beside the runtime's own where the program is packaged with one. */
final class NativeParts {
    private NativeParts() {}

    /** Lets them be found there rather than be unpacked, if they are there. To be called before anything of the library is. */
    static void find() {
        Path own = Path.of(System.getProperty("java.home"), "lib");
        if (Files.exists(own.resolve("libjnidispatch.so"))) {
            System.setProperty("jna.boot.library.path", own.toString());
            System.setProperty("jna.nounpack", "true");
            System.setProperty("pty4j.preferred.native.folder", own.resolve("pty").toString());
        }
    }
}
