package dev.drawbridge.server.cli;

import dev.drawbridge.server.log.LogFormat;
import dev.drawbridge.server.log.LogLevel;
import picocli.CommandLine.Option;

/** The options about the log, which goes to stderr and never tells what clients and agents say to one another. */
final class LogOptions {
    @Option(names = "--log-level", paramLabel = "LEVEL", defaultValue = "info", description = "error, warn, info, debug or trace. Default: ${DEFAULT-VALUE}.")
    private LogLevel level = LogLevel.INFO;

    @Option(names = "--log-format", paramLabel = "FORMAT", defaultValue = "text", description = "text, or json for one object a line. Default: ${DEFAULT-VALUE}.")
    private LogFormat format = LogFormat.TEXT;

    LogLevel level() {
        return level;
    }

    LogFormat format() {
        return format;
    }
}
