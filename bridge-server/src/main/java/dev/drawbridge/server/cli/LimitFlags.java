package dev.drawbridge.server.cli;

import dev.drawbridge.server.access.limit.LimitOptions;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about how much is too much. */
final class LimitFlags {
    @Option(names = "--max-waiting", paramLabel = "N", defaultValue = "1024", description = "How many sockets may be open that have not said yet who they are; beyond, the oldest is closed. Default: ${DEFAULT-VALUE}, an eighth of them from one address.")
    private int waiting = LimitOptions.STANDARD.waiting();

    @Option(names = "--max-requests", paramLabel = "N", defaultValue = "50", description = "HTTP requests a second from one address, on average. Default: ${DEFAULT-VALUE}.")
    private int requests = LimitOptions.STANDARD.requests();

    @Option(names = "--max-connections", paramLabel = "N", defaultValue = "512", description = "How many connections a device may have open. Default: ${DEFAULT-VALUE}.")
    private int connections = LimitOptions.STANDARD.connections();

    @Option(names = "--max-messages", paramLabel = "N", defaultValue = "1000", description = "Messages a second from one device, on average. Default: ${DEFAULT-VALUE}.")
    private int messages = LimitOptions.STANDARD.messages();

    @Option(names = "--max-bytes", paramLabel = "BYTES", defaultValue = "8388608", description = "Bytes a second from one device, on average. Default: 8 MiB.")
    private long bytes = LimitOptions.STANDARD.bytes();

    LimitOptions options(CommandLine command) {
        try {
            return new LimitOptions(waiting, Math.max(1, waiting / 8), requests, connections, messages,
                    bytes);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command,
                    "--max-waiting, --max-requests, --max-connections, --max-messages and --max-bytes must be "
                            + "at least 1",
                    wrong);
        }
    }
}
