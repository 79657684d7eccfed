package dev.drawbridge.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that a bridge carries out; it says in one line if that cannot be. */
public abstract class BridgeCommand extends ShellCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = BridgeJson.mapper();

    @Mixin
    private ReachOptions reach = new ReachOptions();

    @Option(names = "--json", description = "Print an object a line.")
    private boolean json;

    /** @param name by which it says what went wrong */
    protected BridgeCommand(String name, Map<String, String> environment) {
        super(name, environment);
    }

    @Override
    public final Integer call() {
        check();
        Destination destination = reach.destination(spec().commandLine(), environment());
        try {
            return run(destination);
        } catch (CannotReachBridge unreachable) {
            return fail(unreachable);
        } catch (Refused refused) {
            return fail(refused);
        } finally {
            out().flush();
        }
    }

    /** Finds fault with what was written, before any bridge is looked for. */
    protected void check() {
        // of most there is nothing to be said
    }

    /** Does it there. */
    protected abstract int run(Destination destination) throws CannotReachBridge, Refused;

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
        printJson(JSON.<JsonNode>valueToTree(said));
    }
}
