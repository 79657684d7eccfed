package dev.drawbridge.server.cli.completion;

import picocli.AutoComplete;
import picocli.CommandLine;

/** A shell that completes what one types, and how it is told about the program. */
enum Shell {
    BASH {
        @Override
        String script(CommandLine program) {
            return AutoComplete.bash(program.getCommandName(), program);
        }
    },
    ZSH {
        // it reads what bash reads
        @Override
        String script(CommandLine program) {
            return "autoload -U +X compinit && compinit\n" + BASH.script(program);
        }
    },
    FISH {
        @Override
        String script(CommandLine program) {
            return new FishScript(program).text();
        }
    };

    /** What the shell has to carry out for that. */
    abstract String script(CommandLine program);
}
