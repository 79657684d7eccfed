package dev.drawbridge.load;

import dev.drawbridge.load.wire.Address;
import dev.drawbridge.load.wire.Endpoint;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command has to know: which endpoint, and how it is told. */
final class EndpointOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "URL", description = "The endpoint, such as ws://127.0.0.1:9100/ws.")
    private String url = "";

    @Option(names = "--token", paramLabel = "TOKEN", defaultValue = "${env:DRAWBRIDGE_TOKEN:-}", description = "What the endpoint wants to be shown. Default: $DRAWBRIDGE_TOKEN.")
    private String token = "";

    @Option(names = "--sequenced", description = "Clients ask for capabilities.bridge, so that each event has a number.")
    private boolean sequenced;

    @Option(names = "--patience", paramLabel = "SECONDS", defaultValue = "60", description = "How long anything may take. Default: ${DEFAULT-VALUE}.")
    private int patience = 60;

    Endpoint endpoint() {
        return new Endpoint(address(), sequenced, patience());
    }

    Address address() {
        try {
            return Address.of(url, token);
        } catch (IllegalArgumentException wrong) {
            throw usage(String.valueOf(wrong.getMessage()));
        }
    }

    ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    Duration patience() {
        return Duration.ofSeconds(patience);
    }
}
