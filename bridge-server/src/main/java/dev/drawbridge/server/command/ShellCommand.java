package dev.drawbridge.server.command;

import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.paper.Glyphs;
import java.io.PrintWriter;
import java.util.Map;
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

    /** Says why it is not done, and returns what the shell is told. */
    protected final int fail(String sentence, int code) {
        out().flush();
        err().println("drawbridge " + name + ": " + Glyphs.line(sentence));
        return code;
    }
}
