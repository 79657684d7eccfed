package dev.drawbridge.server.cli;

import dev.drawbridge.server.command.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code drawbridge password}: says who can log in from a browser. */
@Command(name = "password", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", subcommands = {
    ListLogins.class, SetLogin.class, RemoveLogin.class}, description = {
        "Shows who can log in from a browser by a password, and with a command lets somebody or does no more.",
        "The bridge has to run; it is found by its home, which DRAWBRIDGE_HOME names."})
final class ManagePasswords implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Answers a bare {@code drawbridge password} with the help that its reader was about to ask for. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
