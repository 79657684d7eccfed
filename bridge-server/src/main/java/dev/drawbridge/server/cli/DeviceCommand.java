package dev.drawbridge.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.device.Device;
import dev.drawbridge.protocol.bridge.device.DeviceList;
import dev.drawbridge.protocol.message.ErrorCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command about devices: it has the bridge of this host do it, and says in one line if that cannot be. */
abstract class DeviceCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = BridgeJson.mapper();
    private static final Record NOTHING = new Nothing();

    private record Nothing() {}

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print an object a line.")
    private boolean json;

    DeviceCommand(Map<String, String> environment) {
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

    static List<Device> devices(HostBridge host) throws Refused {
        return call(host, "bridge/devices/list", NOTHING, DeviceList.class).devices();
    }

    /** Does something with the device that people call so, or that has this id. */
    static <T> T call(HostBridge host, String method, Naming params, String device, Class<T> result)
            throws Refused {
        List<Device> all = devices(host);
        Stream<Device> byId = all.stream().filter(each -> each.deviceId().equals(device));
        Stream<Device> byName = all.stream().filter(each -> each.name().equalsIgnoreCase(device.strip()));
        String deviceId = Stream.concat(byId, byName).findFirst().map(Device::deviceId).orElse(device);
        try {
            return call(host, method, params.of(deviceId), result);
        } catch (Refused refused) {
            throw refused.code() == ErrorCode.NOT_FOUND.number()
                    ? new Refused(refused.code(), "there is no device '" + Glyphs.harmless(device)
                            + "': 'drawbridge devices' shows which there are")
                    : refused;
        }
    }

    /** What a call is given that is about the device of an id. */
    interface Naming {
        Record of(String deviceId);
    }

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
        if (json) {
            printJson(answer);
        } else {
            people.run();
        }
        return kept
                ? ExitCode.OK
                : fail("it is so until the bridge ends, and could not be written down: "
                        + "the bridge's log has the reason");
    }

    final boolean isJson() {
        return json;
    }

    final void printJson(Record said) {
        out().println(text(said));
    }

    private static String text(Record said) {
        try {
            return JSON.writeValueAsString(said);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of the protocol can always be written", impossible);
        }
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

    private int fail(String sentence) {
        out().flush();
        err().println("drawbridge devices: " + sentence);
        return ExitCode.SOFTWARE;
    }
}
