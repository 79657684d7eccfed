package dev.drawbridge.server.config;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** What options say by themselves, as one would write it. */
final class Defaults {
    private Defaults() {}

    /** None, if the option says nothing. */
    static List<String> of(OptionSpec option) {
        String written = option.defaultValue();
        return written != null ? texts(written) : texts(option.initialValue());
    }

    private static List<String> texts(Object value) {
        return switch (value) {
            case null -> List.of();
            case Optional<?> none when none.isEmpty() -> List.of();
            case Optional<?> some -> texts(some.get());
            case Collection<?> some -> some.stream().map(String::valueOf).toList();
            case Duration duration -> List.of(of(duration));
            case Enum<?> word -> List.of(word.name().toLowerCase(Locale.ROOT));
            default -> String.valueOf(value).isEmpty() ? List.of() : List.of(String.valueOf(value));
        };
    }

    private static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        return seconds % 3600 == 0
                ? seconds / 3600 + "h"
                : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
