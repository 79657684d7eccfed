package dev.drawbridge.server.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The answer to a line that cannot be run: what is wrong with it, and what to write instead. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + wrong(mistake));
        command.getErr().println(instead(mistake, name));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String wrong(ParameterException mistake) {
        return mistake instanceof UnmatchedArgumentException unmatched
                ? "there is no command or option '" + unmatched.getUnmatched().getFirst() + "'"
                : String.valueOf(mistake.getMessage());
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
