package dev.drawbridge.server.cli;

import dev.drawbridge.server.Bridge;

/** The way the program ends when it is told to: everything is closed, and the exit code is 0. */
final class Shutdown {
    private final Bridge bridge;
    private volatile boolean byItself;

    private Shutdown(Bridge bridge) {
        this.bridge = bridge;
    }

    static Shutdown install(Bridge bridge) {
        Shutdown shutdown = new Shutdown(bridge);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
        return shutdown;
    }

    /** Says that the program ends without having been told to, and has an exit code of its own. */
    void byItself() {
        byItself = true;
    }

    private void run() {
        bridge.close();
        if (!byItself) {
            // a signal alone would make it 128 + the signal's number
            Runtime.getRuntime().halt(0);
        }
    }
}
