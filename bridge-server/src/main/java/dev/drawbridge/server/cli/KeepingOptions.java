package dev.drawbridge.server.cli;

import dev.drawbridge.core.journal.Retention;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.server.Keeping;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about what is kept for clients that are slow, or away. */
final class KeepingOptions {
    private static final long MEBIBYTE = 1 << 20;

    @Option(names = "--client-lag-limit", paramLabel = "MIB", defaultValue = "64", description = "How far a client may be behind before it is told to start over, in MiB of what it has yet to be told, condensed. Default: ${DEFAULT-VALUE}.")
    private int lagLimit = 64;

    @Option(names = "--journal-size", paramLabel = "MIB", defaultValue = "64", description = "How much of what happened in the threads is kept for clients that come back. Default: ${DEFAULT-VALUE}.")
    private int journalSize = 64;

    @Option(names = "--journal-age", paramLabel = "DAYS", defaultValue = "7", description = "For how long. Default: ${DEFAULT-VALUE}.")
    private int journalAge = 7;

    @Option(names = "--no-journal", description = "Keep nothing of it: clients that come back after a restart of the bridge start over. What was sent is known for a day all the same, so that nothing is sent twice.")
    private boolean noJournal;

    /** What is kept, and where. */
    Keeping keeping(CommandLine command, Map<String, String> environment) {
        if (lagLimit < 1 || journalSize < 1 || journalAge < 1) {
            throw new ParameterException(command,
                    "--client-lag-limit, --journal-size and --journal-age must be at least 1");
        }
        StoreOptions store = StoreOptions.DEFAULT.withJournal(!noJournal)
                .withRetention(new Retention(journalSize * MEBIBYTE, Duration.ofDays(journalAge)));
        return Keeping.in(Home.of(environment), store).withLagLimit(lagLimit * MEBIBYTE);
    }
}
