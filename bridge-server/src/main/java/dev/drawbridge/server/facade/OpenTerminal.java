package dev.drawbridge.server.facade;

import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.client.Starter;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.ReachOptions;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/**
 * A command that opens the real terminal client on a bridge. What is done here is done before: the launcher becomes the
 * client, so that the terminal, its signals and the exit code are the client's alone, and is told how by what is printed.
 */
abstract class OpenTerminal extends ShellCommand implements Callable<Integer> {
    private static final Set<String> GOING_ON = Set.of("resume", "fork");

    @Parameters(paramLabel = "ARGUMENTS", arity = "0..*", description = "What 'codex' takes: a prompt, resume, -m MODEL, -C DIR and so on.")
    private List<String> arguments = new ArrayList<>();

    /** @param name by which it says what went wrong */
    OpenTerminal(String name) {
        super(name, System.getenv());
    }

    @Override
    public final Integer call() {
        Destination destination = new ReachOptions().destination(spec().commandLine(), environment());
        try {
            Words way = Words.to(destination, environment());
            boolean here = destination.address() instanceof Address.Unix;
            if (here) {
                Starter.ofThisProgram(environment(), Version.ofTheBuild()).ensure();
            }
            List<String> given = here && !isTold(arguments) ? withDirectory(arguments) : arguments;
            out().println(way.and(words(destination, given)));
            out().flush();
            return Exit.DONE;
        } catch (CannotReachBridge unreachable) {
            return fail(unreachable);
        } catch (Refused refused) {
            return fail(refused);
        }
    }

    /** Whether it is said where to work: by a directory, or by a session that has one. */
    private static boolean isTold(List<String> arguments) {
        return goesOn(arguments) || beforeThePrompt(arguments).anyMatch(
                argument -> argument.startsWith("-C") || argument.equals("--cd")
                        || argument.startsWith("--cd="));
    }

    /** What stands behind two dashes is a prompt, whatever it looks like. */
    private static Stream<String> beforeThePrompt(List<String> arguments) {
        return arguments.stream().takeWhile(argument -> !argument.equals("--"));
    }

    /** Left alone, the client on a bridge works where the bridge was started. */
    private static List<String> withDirectory(List<String> arguments) {
        List<String> more = new ArrayList<>(List.of("-C", Path.of("").toAbsolutePath().toString()));
        more.addAll(arguments);
        return more;
    }

    /** Whether a session is gone on with that has been begun. */
    static boolean goesOn(List<String> arguments) {
        return beforeThePrompt(arguments).anyMatch(GOING_ON::contains);
    }

    /** What the client is told besides where the bridge is. */
    abstract List<String> words(Destination destination, List<String> given)
            throws CannotReachBridge, Refused;
}
