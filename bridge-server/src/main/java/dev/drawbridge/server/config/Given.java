package dev.drawbridge.server.config;

import java.util.List;
import java.util.Optional;

/**
 * What a config file says of one setting.
 *
 * @param setting the option's long name, without the hyphens
 * @param words how a command line says the same
 */
record Given(String setting, List<String> words, Optional<Position> position) {
    Given {
        words = List.copyOf(words);
    }
}
