package dev.drawbridge.server.cli;

import java.util.Map;
import picocli.CommandLine.ParameterException;

/** A command about passwords. */
abstract class LoginCommand extends HostCommand {
    LoginCommand(Map<String, String> environment) {
        super("password", environment);
    }

    final ParameterException mistake(String sentence) {
        return new ParameterException(spec().commandLine(), sentence);
    }
}
