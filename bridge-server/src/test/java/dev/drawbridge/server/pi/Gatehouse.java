package dev.drawbridge.server.pi;

import dev.drawbridge.partners.pi.PiHome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** An extension of Pi's that asks before some commands run, and lets the model ask a person. */
public final class Gatehouse {
    private static final String GATE = "gate.ts";

    private Gatehouse() {}

    /** Puts it there. */
    public static void in(PiHome home) {
        try (InputStream gate = Gatehouse.class.getResourceAsStream(GATE)) {
            if (gate == null) {
                throw new IllegalStateException("No " + GATE + " beside the tests");
            }
            Files.copy(gate, Files.createDirectories(home.directory().resolve("extensions")).resolve(GATE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
