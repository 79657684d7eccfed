package dev.drawbridge.server.cli;

import dev.drawbridge.server.command.CallingCommand;
import java.util.Map;

/** A command about passwords. */
abstract class LoginCommand extends CallingCommand {
    LoginCommand(Map<String, String> environment) {
        super("password", environment);
    }
}
