package dev.drawbridge.server.client;

import dev.drawbridge.core.failure.Why;
import dev.drawbridge.core.process.Detached;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.user.PrivateDirectory;
import dev.drawbridge.core.user.PrivateFile;
import dev.drawbridge.core.user.UserPlaces;
import dev.drawbridge.core.websocket.CannotConnectException;
import dev.drawbridge.core.websocket.CannotConnectException.Reason;
import dev.drawbridge.core.websocket.WebSocket;
import dev.drawbridge.server.launcher.Launcher;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees to it that the bridge of this host runs: it is started if it does not, and stays when its starter has gone. */
public final class Starter {
    /** What tells {@code drawbridge serve} that nobody looks at it. */
    public static final String ON_DEMAND = "--on-demand";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(25);
    /** How long a bridge that listens may take to let somebody in. */
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final String LOG = "serve.log";
    private static final String SPOKEN = "drawbridge serve: ";

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path home;
    private final Destination destination;
    private final String version;

    /**
     * @param program the command that runs Drawbridge, up to its own arguments
     * @param environment that names the bridge's home, and is the bridge's, too
     */
    Starter(List<String> program, Map<String, String> environment, String version) {
        this.command = new ArrayList<>(program);
        command.addAll(List.of("serve", ON_DEMAND));
        this.environment = new HashMap<>(environment);
        this.home = Home.of(environment).directory();
        this.destination = Destination.host(environment);
        this.version = version;
    }

    /** One who starts the program that this is. */
    public static Starter ofThisProgram(Map<String, String> environment, String version) {
        return new Starter(Launcher.command(), environment, version);
    }

    /** Returns when a bridge of this host takes orders. */
    public void ensure() throws CannotReachBridge {
        if (runs()) {
            return;
        }
        try {
            new PrivateDirectory(home).make();
            // of several starters one starts, and the others find its bridge
            try (FileChannel channel = new PrivateFile(home.resolve("start.lock"))
                    .open(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = lock(channel)) {
                if (!runs()) {
                    start();
                }
            }
        } catch (IOException impossible) {
            throw new CannotReachBridge("no bridge can be started with " + home + " (" + Why.of(impossible)
                    + "): name another place in DRAWBRIDGE_HOME, or start one with 'drawbridge serve'",
                    impossible);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new CannotReachBridge("the start of a bridge was broken off", ended);
        }
    }

    private boolean runs() throws CannotReachBridge {
        try {
            WebSocket.open(destination.address(), destination.path(), destination.token(), HANDSHAKE).close();
            return true;
        } catch (CannotConnectException nobody) {
            if (nobody.reason() == Reason.NOT_THERE || nobody.reason() == Reason.NOT_LISTENING) {
                return false;
            }
            throw new CannotReachBridge(destination.sentence(nobody), nobody);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException inThisProcess) {
                // as good as taken by another process
            }
            // a lock on a file tells nobody that it is free
            Thread.sleep(PAUSE);
        }
        throw new IOException("somebody has been starting one for " + PATIENCE.toSeconds() + " s");
    }

    private void start() throws IOException, InterruptedException, CannotReachBridge {
        Path log = log();
        Process bridge = Detached.start(command, environment, directory(), log);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!runs()) {
            if (!bridge.isAlive()) {
                throw new CannotReachBridge("a bridge was started and has ended: " + lastWords(log),
                        new IOException("exit code " + bridge.exitValue()));
            }
            if (System.nanoTime() > end) {
                bridge.destroy();
                throw new CannotReachBridge("a bridge was started and lets nobody in: " + lastWords(log),
                        new IOException("nothing within " + PATIENCE));
            }
            // there is nothing to wait for before it listens
            Thread.sleep(PAUSE);
        }
        greet(bridge, log);
    }

    /** It listens before its agent has answered, and ends if that cannot be started. */
    private void greet(Process bridge, Path log) throws CannotReachBridge {
        try {
            BridgeLine.open(destination, Caller.passing(version), Ear.DEAF).close();
        } catch (CannotReachBridge unready) {
            awaitEnd(bridge);
            throw bridge.isAlive()
                    ? unready
                    : new CannotReachBridge("a bridge was started and has ended: " + lastWords(log), unready);
        }
    }

    private static void awaitEnd(Process bridge) {
        try {
            bridge.waitFor(HANDSHAKE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A new file; what the last bridge said stands beside it. */
    private Path log() throws IOException {
        Path log = home.resolve(LOG);
        if (Files.exists(log)) {
            Files.move(log, home.resolve(LOG + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new PrivateFile(log).make("");
    }

    /** Where it keeps nobody's directory from being removed. */
    private Path directory() {
        return Optional.of(UserPlaces.of(environment).home())
                .filter(Files::isDirectory).orElse(home);
    }

    private static String lastWords(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            String words = lines.stream().filter(line -> line.startsWith(SPOKEN)).findFirst()
                    .map(line -> line.substring(SPOKEN.length()))
                    .orElseGet(() -> lines.isEmpty() ? "it has said nothing" : lines.getLast());
            return words + " (all that it said is in " + log + ")";
        } catch (IOException unreadable) {
            return "look into " + log;
        }
    }
}
