package dev.drawbridge.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Carries out the commands that it reads, one a line, in one process: so the Java runtime learns, when the program is
 * built, how all of them start.
 */
@Command(name = "rehearse", hidden = true)
final class Rehearse implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        int worst = CommandLine.ExitCode.OK;
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] arguments = line.strip().split(" +", -1);
            worst = Math.max(worst, Drawbridge.commandLine(arguments).execute(arguments));
        }
        return worst;
    }
}
