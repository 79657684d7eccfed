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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command about passwords: it has the bridge of this host do it, and says in one line if that cannot be. */
abstract class LoginCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print an object a line.")
    private boolean json;

    LoginCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public final Integer call() {
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
            out().println(JSON.valueToTree(answer).toString());
        } else {
            people.run();
        }
    }

    final CommandSpec spec() {
        return spec;
    }

    final ParameterException mistake(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final int fail(String sentence) {
        out().flush();
        spec.commandLine().getErr().println("drawbridge password: " + sentence);
        return ExitCode.SOFTWARE;
    }
}
