package dev.drawbridge.server.cli.completion;

import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drawbridge completion}: tells a shell what can be typed. */
@Command(name = "completion", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Prints what makes a shell complete commands and options.",
    "  bash, in ~/.bashrc:  source <(drawbridge completion bash)",
    "  zsh, in ~/.zshrc:    source <(drawbridge completion zsh)",
    "  fish:                drawbridge completion fish > ~/.config/fish/completions/drawbridge.fish"})
public final class Complete implements Callable<Integer> {
    private final Supplier<CommandLine> program;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell = Shell.BASH;

    /** @param program with all of its commands */
    public Complete(Supplier<CommandLine> program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(shell.script(program.get()));
        out.flush();
        return Exit.DONE;
    }
}
