package dev.drawbridge.server.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.paper.Glyphs;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that a bridge carries out; it says in one line if that cannot be. */
public abstract class BridgeCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private final String name;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReachOptions reach = new ReachOptions();

    @Option(names = "--json", description = "Print an object a line.")
    private boolean json;

    /** @param name by which it says what went wrong */
    protected BridgeCommand(String name, Map<String, String> environment) {
        this.name = name;
        this.environment = environment;
    }

    @Override
    public final Integer call() {
        check();
        Destination destination = reach.destination(spec.commandLine(), environment);
        try {
            return run(destination);
        } catch (CannotReachBridge unreachable) {
            fail(unreachable.sentence());
            return Exit.NO_BRIDGE;
        } catch (Refused refused) {
            return fail(refused.sentence());
        } finally {
            out().flush();
        }
    }

    /** Finds fault with what was written, before any bridge is looked for. */
    protected void check() {
        // of most there is nothing to be said
    }

    /** Does it there. Whoever only calls can leave this alone. */
    protected int run(Destination destination) throws CannotReachBridge, Refused {
        try (BridgeLine line = BridgeLine.open(destination, Caller.passing(Version.ofTheBuild()), Ear.DEAF)) {
            return run(line);
        }
    }

    /** Does it by calling. */
    protected int run(BridgeLine line) throws Refused {
        throw new UnsupportedOperationException("a command does one or the other");
    }

    /** Says what was done, and if it is undone when the bridge ends. */
    protected final int told(Record answer, boolean kept, Runnable people) {
        tell(answer, people);
        return kept
                ? Exit.DONE
                : fail("it is so until the bridge ends, and could not be written down: "
                        + "the bridge's log has the reason");
    }

    protected final void tell(Record answer, Runnable people) {
        if (json) {
            printJson(answer);
        } else {
            people.run();
        }
    }

    protected final boolean isJson() {
        return json;
    }

    protected final void printJson(Record said) {
        out().println(
                inLetters(JSON.valueToTree(said).toString(), System.getProperty("stdout.encoding", "")));
    }

    /** As it can be printed: where the locale knows but few letters, the others are spelt out, as JSON can. */
    static String inLetters(String json, String encoding) {
        if (encoding.isEmpty() || encoding.startsWith("UTF")) {
            return json;
        }
        StringBuilder spelt = new StringBuilder();
        json.chars().forEach(letter -> spelt.append(letter < 0x7f
                ? String.valueOf((char) letter)
                : String.format(Locale.ROOT, "\\u%04x", letter)));
        return spelt.toString();
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

    protected final int fail(String sentence) {
        out().flush();
        err().println("drawbridge " + name + ": " + Glyphs.line(sentence));
        return Exit.FAILED;
    }
}
