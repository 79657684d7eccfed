package dev.drawbridge.server.cli;

import dev.drawbridge.server.command.BridgeCommand;
import java.util.Map;
import picocli.CommandLine.ParameterException;

/** A command about passwords. */
abstract class LoginCommand extends BridgeCommand {
    LoginCommand(Map<String, String> environment) {
        super("password", environment);
    }

    final ParameterException mistake(String sentence) {
        return new ParameterException(spec().commandLine(), sentence);
    }
}
