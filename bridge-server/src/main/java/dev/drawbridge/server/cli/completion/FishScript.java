package dev.drawbridge.server.cli.completion;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands and options of a program as fish is told about them: one line for each. */
final class FishScript {
    private static final int LONGEST = 80;

    private final CommandLine program;
    private final StringBuilder lines = new StringBuilder();

    FishScript(CommandLine program) {
        this.program = program;
    }

    String text() {
        add(program, List.of());
        return lines.toString();
    }

    /** @param path the commands that one has to have typed */
    private void add(CommandLine command, List<String> path) {
        List<CommandLine> below = command.getSubcommands().values().stream()
                .filter(each -> !each.getCommandSpec().usageMessage().hidden()).distinct().toList();
        String names = below.stream().map(CommandLine::getCommandName).collect(Collectors.joining(" "));
        String here = condition(path, names);
        for (CommandLine each : below) {
            line(here, " -f -a " + each.getCommandName(), description(each.getCommandSpec()));
        }
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                line(condition(path, ""), option(option), description(option));
            }
        }
        for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
            String choices = choices(parameter);
            if (!choices.isEmpty()) {
                line(condition(path, ""), " -f" + choices, sentence(parameter.description()));
            }
        }
        for (CommandLine each : below) {
            add(each, Stream.concat(path.stream(), Stream.of(each.getCommandName())).toList());
        }
    }

    /** All of the path was typed, and nothing that goes on from there. */
    private static String condition(List<String> path, String names) {
        String typed = path.stream().map(word -> "__fish_seen_subcommand_from " + word)
                .collect(Collectors.joining("; and "));
        String open = names.isEmpty() ? "" : "not __fish_seen_subcommand_from " + names;
        return Stream.of(typed, open).filter(part -> !part.isEmpty()).collect(Collectors.joining("; and "));
    }

    private static String option(OptionSpec option) {
        StringBuilder words = new StringBuilder();
        for (String name : option.names()) {
            words.append(name.startsWith("--")
                    ? " -l " + name.substring(2)
                    : name.length() == 2 ? " -s " + name.substring(1) : " -o " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            boolean file = option.paramLabel().contains("FILE") || option.paramLabel().contains("DIR")
                    || option.paramLabel().contains("PATH");
            words.append(file ? " -r -F" : " -x").append(choices(option));
        }
        return words.toString();
    }

    /** What can be given, where that is known: as help writes it. */
    private static String choices(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? ""
                : " -a '" + String.join(" ", candidates).toLowerCase(Locale.ROOT) + "'";
    }

    private void line(String condition, String what, String description) {
        lines.append("complete -c ").append(program.getCommandName());
        if (!condition.isEmpty()) {
            lines.append(" -n '").append(condition).append('\'');
        }
        lines.append(what).append(" -d '").append(description).append("'\n");
    }

    private static String description(CommandSpec command) {
        return sentence(command.usageMessage().description());
    }

    private static String description(OptionSpec option) {
        return sentence(option.description());
    }

    /** The first sentence, or what there is room for. */
    private static String sentence(String[] description) {
        String all = description.length == 0 ? "" : description[0].replaceAll("[\\\\'\n]", "");
        int end = all.indexOf(". ");
        String first = end < 0 ? all.replaceAll("\\.$", "") : all.substring(0, end);
        return first.length() > LONGEST ? first.substring(0, LONGEST - 1) + "…" : first;
    }
}
