package dev.drawbridge.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.paper.Glyphs;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command as the shell knows it: what it was given, where it prints, and how it says that something went wrong. */
@Command
public abstract class ShellCommand {
    private final String name;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param name by which it says what went wrong */
    protected ShellCommand(String name, Map<String, String> environment) {
        this.name = name;
        this.environment = environment;
    }

    protected final CommandSpec spec() {
        return spec;
    }

    protected final Map<String, String> environment() {
        return environment;
    }

    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Prints it on a line. */
    protected final void printJson(JsonNode said) {
        out().println(inLetters(said.toString(), System.getProperty("stdout.encoding", "")));
    }

    /**
     * As it can be printed: what a terminal would obey is spelt out, as JSON can, and so are all letters but the simplest
     * where the locale knows no others.
     */
    static String inLetters(String json, String encoding) {
        boolean all = encoding.isEmpty() || encoding.startsWith("UTF");
        IntPredicate plain = letter -> letter < 0x7f || (all && Glyphs.isPlain((char) letter));
        if (json.chars().allMatch(plain)) {
            return json;
        }
        StringBuilder spelt = new StringBuilder();
        json.chars().forEach(letter -> spelt.append(plain.test(letter)
                ? String.valueOf((char) letter)
                : String.format(Locale.ROOT, "\\u%04x", letter)));
        return spelt.toString();
    }

    /** For a line that was written wrongly. */
    protected final ParameterException mistake(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    protected final int fail(CannotReachBridge unreachable) {
        return fail(unreachable.sentence(), Exit.NO_BRIDGE);
    }

    protected final int fail(Refused refused) {
        return fail(refused.sentence());
    }

    protected final int fail(String sentence) {
        return fail(sentence, Exit.FAILED);
    }

    /** The same where the words of a program of this machine are a part of it, in lines of their own. */
    protected final int failInLines(String sentence) {
        out().flush();
        err().println("drawbridge " + name + ": "
                + sentence.lines().map(Glyphs::harmless).collect(Collectors.joining(System.lineSeparator())));
        return Exit.FAILED;
    }

    /** Says why it is not done, and returns what the shell is told. */
    protected final int fail(String sentence, int code) {
        out().flush();
        err().println("drawbridge " + name + ": " + Glyphs.line(sentence));
        return code;
    }
}
