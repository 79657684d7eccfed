package dev.drawbridge.server.facade;

import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.command.Version;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code drawbridge codex}: the terminal client of Codex, in a session that is shared from its first word. */
@Command(name = OpenCodex.NAME, mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
    "Opens Codex's own terminal client on the bridge, in this terminal: the session is shared from its first word.",
    "A bridge is started if none runs on this machine; DRAWBRIDGE_URL or DRAWBRIDGE_PROFILE names one elsewhere. Codex is the one on PATH, or that DRAWBRIDGE_CODEX names."})
public final class OpenCodex extends OpenTerminal {
    static final String NAME = "codex";

    OpenCodex() {
        super(NAME);
    }

    @Override
    List<String> words(Destination destination, List<String> given) {
        return given;
    }
}
