package dev.drawbridge.core.store;

import static dev.drawbridge.core.store.Pages.live;
import static dev.drawbridge.core.store.Pages.put;

import dev.drawbridge.core.journal.Change;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.journal.Reach;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that writes numbered messages until it is killed, some at a time, and says after each commit which number it
 * has come to: into a thread that it says it follows, and into one that it does not.
 */
final class Host {
    private Host() {}

    public static void main(String[] arguments) {
        try (Store store = Store.open(new Home(Path.of(arguments[0])), arguments[1], StoreOptions.DEFAULT)) {
            Journal journal = store.journal();
            Reach none = new Reach(0, 0, false, "");
            long seq = journal.reaches().getOrDefault("quiet", none).last();
            long ofLive = journal.reaches().getOrDefault("live", none).last();
            journal.write(List.of(live("live")));
            for (;;) {
                List<Change> changes = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    changes.add(put("quiet", ++seq));
                    changes.add(put("live", ++ofLive));
                }
                // what is noted before a receipt is saved with it
                Deeds.add(store.audit(), seq, seq);
                store.piShelf().mark("t", "mark " + seq);
                store.receipts().begin("key " + seq);
                journal.write(changes);
                store.receipts().saved().join();
                System.out.println(seq);
            }
        }
    }

    /** Starts one in a process of its own. */
    static Process start(Path home, String epoch) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path", ""), Host.class.getName(), home.toString(), epoch)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
