package dev.drawbridge.core.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way a program is started that goes on when whoever started it, and their terminal, have gone. */
public final class Detached {
    private static final File NOTHING = new File("/dev/null");

    private Detached() {}

    /**
     * Starts it in a session of its own, with nothing to read.
     *
     * @param environment all that it sees
     * @param log a file that is there, behind whose end it writes what it has to say
     */
    public static Process start(List<String> command, Map<String, String> environment, Path directory,
            Path log) throws IOException {
        List<String> line = new ArrayList<>(
                Session.own().isEmpty() ? Session.withoutKeyboard() : Session.own());
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile())
                .redirectInput(Redirect.from(NOTHING)).redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
