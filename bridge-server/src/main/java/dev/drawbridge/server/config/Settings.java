package dev.drawbridge.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What can be set, by the long names of the options without their hyphens. */
final class Settings {
    private static final String HYPHENS = "--";
    private static final Set<String> SECRET = Set.of("auth-token");
    /** Those of which one takes the place of the other. */
    private static final Set<String> TOKENS = Set.of("auth-token", "auth-token-file");
    /** Has a table of its own. */
    static final String PROJECT = "project";

    private final Map<String, OptionSpec> all = new TreeMap<>();
    private final List<OptionSpec> inOrder;

    Settings(CommandSpec serve) {
        inOrder = serve.options().stream().filter(Settings::canBeSet).toList();
        inOrder.forEach(option -> all.put(name(option), option));
    }

    private static boolean canBeSet(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp() && !option.hidden()
                && option.longestName().startsWith(HYPHENS)
                && !option.longestName().equals(ConfigPlace.OPTION);
    }

    /** What a file calls it. */
    static String name(OptionSpec option) {
        return option.longestName().substring(HYPHENS.length());
    }

    /** In the order in which help tells them. */
    List<OptionSpec> inOrder() {
        return inOrder;
    }

    Map<String, OptionSpec> byName() {
        return all;
    }

    /** Whether nobody is to see its value. */
    static boolean isSecret(String name) {
        return SECRET.contains(name);
    }

    /** Whether what was said of the one makes the other moot. */
    static boolean areRivals(String one, String other) {
        return one.equals(other) || (TOKENS.contains(one) && TOKENS.contains(other));
    }

    static boolean isFlag(ArgSpec option) {
        return option.typeInfo().isBoolean();
    }

    static boolean isRepeatable(ArgSpec option) {
        return option.isMultiValue();
    }

    static boolean isNumber(ArgSpec option) {
        Class<?> type = type(option);
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    static boolean isPath(ArgSpec option) {
        return type(option) == Path.class;
    }

    static boolean isDuration(ArgSpec option) {
        return type(option) == Duration.class;
    }

    private static Class<?> type(ArgSpec option) {
        return option.auxiliaryTypes()[0];
    }
}
