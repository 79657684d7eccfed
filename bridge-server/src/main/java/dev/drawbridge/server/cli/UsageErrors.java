package dev.drawbridge.server.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The answer to a line that cannot be run: what is wrong with it, and what to write instead. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Optional<Path> file;

    UsageErrors() {
        this(Optional.empty());
    }

    /** @param file of which a part of the line is */
    UsageErrors(Optional<Path> file) {
        this.file = file;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String name = name(command.getCommandSpec());
        command.getErr().println(name + ": " + sentence(mistake));
        if (mistake instanceof MissingParameterException && hasDash(command, arguments)) {
            command.getErr().println("What begins with a dash and is no option stands behind two dashes: "
                    + name + " … -- …");
        }
        command.getErr().println(instead(mistake, name));
        file.ifPresent(config -> command.getErr().println("A part of it stands in " + config
                + ": 'drawbridge config check' tells which."));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** As people call it: a command behind which others hide is not named. */
    private static String name(CommandSpec spec) {
        CommandSpec above = spec.parent();
        while (above != null && above.usageMessage().hidden()) {
            above = above.parent();
        }
        return above == null ? spec.name() : name(above) + " " + spec.name();
    }

    private static boolean hasDash(CommandLine command, String... arguments) {
        return Arrays.stream(arguments).anyMatch(word -> word.length() > 1 && word.startsWith("-")
                && command.getCommandSpec().findOption(word.split("=", 2)[0]) == null);
    }

    /** What is wrong with the line. */
    static String sentence(ParameterException mistake) {
        return switch (mistake) {
            case UnmatchedArgumentException unmatched ->
                "there is no command or option '" + unmatched.getUnmatched().getFirst() + "'";
            case MissingParameterException missing when missing.getMissing()
                    .getFirst() instanceof OptionSpec option ->
                option.longestName() + " has no value: write " + option.longestName() + " "
                        + option.paramLabel();
            case OverwrittenOptionException twice when twice.getOverwritten() instanceof OptionSpec option ->
                option.longestName() + " is given twice: give it once";
            case ParameterException unfit when unfit.getArgSpec() instanceof OptionSpec option ->
                option.longestName() + " takes no '" + unfit.getValue() + "': write " + values(option);
            case ParameterException unfit when unfit.getArgSpec() instanceof PositionalParamSpec positional
                    && positional.type().isEnum() ->
                "there is nothing that '" + unfit.getValue() + "' does here: write " + values(positional);
            default -> String.valueOf(mistake.getMessage());
        };
    }

    private static String values(ArgSpec option) {
        Class<?> type = option.auxiliaryTypes()[0];
        return type.isEnum()
                ? "one of " + Arrays.stream(type.getEnumConstants())
                        .map(word -> word.toString().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                : option.paramLabel()
                        + (type.equals(Duration.class) ? " like 90s, 10m, 2h or 1d" : " as a whole number");
    }

    private static String instead(ParameterException mistake, String name) {
        List<String> similar = mistake instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        return similar.isEmpty()
                ? "Write '" + name + " --help' to see every command and option."
                : "Write '" + name + " " + similar.getFirst() + "', or '" + name
                        + " --help' to see everything.";
    }
}
