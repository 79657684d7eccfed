package dev.drawbridge.server.facade;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the launcher asks before it becomes the terminal client. */
@Command(name = "hand-over", hidden = true, description = "Prints, for a shell, what the terminal client is to be told.", subcommands = {
    OpenCodex.class, OpenPi.class})
public final class HandOver implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say to whom: codex or pi");
    }
}
