package dev.drawbridge.server.pty;

import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.server.paper.Resizing;
import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The terminal that this program was started in, with every key handed on as it is. It is put back in any case. */
public final class OwnTerminal implements AutoCloseable {
    private static final int PATIENCE_IN_SECONDS = 5;

    private final String settings;
    private final AtomicBoolean restored = new AtomicBoolean();
    private volatile TerminalSize size;

    private OwnTerminal(String settings, TerminalSize size) {
        this.settings = settings;
        this.size = size;
    }

    /** Whether there is one: people type into this program, and read what it writes. */
    public static boolean isThere() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Takes it, if there is one. */
    public static Optional<OwnTerminal> take() {
        if (!isThere()) {
            return Optional.empty();
        }
        // one process for all of it: the program waits for this
        List<String> said = said("sh", "-c", "stty -g && stty size && stty raw -echo").lines().toList();
        if (said.size() < 2) {
            return Optional.empty();
        }
        OwnTerminal taken = new OwnTerminal(said.getFirst().strip(), size(said.get(1)));
        Runtime.getRuntime().addShutdownHook(new Thread(taken::close, "restore-terminal"));
        return Optional.of(taken);
    }

    private static TerminalSize size(String rowsAndColumns) {
        List<Integer> numbers = Stream.of(rowsAndColumns.strip().split(" "))
                .filter(each -> each.matches("[0-9]{1,5}"))
                .map(Integer::valueOf).toList();
        return numbers.size() == 2 && numbers.get(0) > 0 && numbers.get(1) > 0
                ? TerminalSize.near(numbers.get(1), numbers.get(0))
                : TerminalSize.USUAL;
    }

    public TerminalSize size() {
        return size;
    }

    /** Lets it be heard whenever it has another size. */
    public void onResize(Runnable work) {
        Resizing.hear(() -> {
            size = size(said("stty", "size"));
            work.run();
        });
    }

    private static String said(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD).start();
            try {
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                return process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS) ? said : "";
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException impossible) {
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Puts it back as it was. Idempotent. */
    @Override
    public void close() {
        if (restored.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
            said("stty", settings);
        }
    }
}
