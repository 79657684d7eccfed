package dev.drawbridge.server.config;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the config file, which is read before the others are. */
public final class ConfigFlags {
    @Option(names = ConfigPlace.OPTION, paramLabel = "FILE", description = "Where else all of this may stand, as TOML: what is said here counts before it. Default: $"
            + ConfigPlace.VARIABLE + ", else ~/.config/drawbridge/config.toml.")
    private Optional<Path> file = Optional.empty();

    public Optional<Path> file() {
        return file;
    }
}
