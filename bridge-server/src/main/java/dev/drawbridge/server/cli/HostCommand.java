package dev.drawbridge.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.message.ErrorCode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that the bridge of this host carries out; it says in one line if that cannot be. */
abstract class HostCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private final String name;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print an object a line.")
    private boolean json;

    /** @param name by which it says what went wrong */
    HostCommand(String name, Map<String, String> environment) {
        this.name = name;
        this.environment = environment;
    }

    @Override
    public final Integer call() {
        check();
        try (HostBridge host = HostBridge.connect(environment)) {
            return run(host);
        } catch (CannotReachBridge unreachable) {
            return fail(unreachable.sentence());
        } catch (Refused refused) {
            return fail(refused.sentence());
        } finally {
            out().flush();
        }
    }

    /** Finds fault with what was written, before any bridge is looked for. */
    void check() {
        // of most there is nothing to be said
    }

    abstract int run(HostBridge host) throws Refused;

    static <T> T call(HostBridge host, String method, Record params, Class<T> result) throws Refused {
        try {
            return JSON.treeToValue(host.call(method, JSON.valueToTree(params)), result);
        } catch (JsonProcessingException foreign) {
            throw new Refused(ErrorCode.INTERNAL_ERROR.number(),
                    "the bridge that runs is of another version: use its own 'drawbridge'");
        }
    }

    /** Says what was done, and if it is undone when the bridge ends. */
    final int told(Record answer, boolean kept, Runnable people) {
        tell(answer, people);
        return kept
                ? ExitCode.OK
                : fail("it is so until the bridge ends, and could not be written down: "
                        + "the bridge's log has the reason");
    }

    final void tell(Record answer, Runnable people) {
        if (json) {
            printJson(answer);
        } else {
            people.run();
        }
    }

    final boolean isJson() {
        return json;
    }

    final void printJson(Record said) {
        out().println(JSON.valueToTree(said).toString());
    }

    final CommandSpec spec() {
        return spec;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final int fail(String sentence) {
        out().flush();
        err().println("drawbridge " + name + ": " + sentence);
        return ExitCode.SOFTWARE;
    }
}
