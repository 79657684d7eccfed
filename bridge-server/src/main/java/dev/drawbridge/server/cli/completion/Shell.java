package dev.drawbridge.server.cli.completion;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;

/** A shell that completes what one types, and how it is told about the program. */
enum Shell {
    BASH {
        @Override
        String script(CommandLine program) {
            // as help writes it
            return CHOICES.matcher(AutoComplete.bash(program.getCommandName(), program))
                    .replaceAll(choices -> choices.group().toLowerCase(Locale.ROOT));
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

    /** The values that an option or a parameter can have, as the script lists them. */
    private static final Pattern CHOICES = Pattern.compile("(?<=_args=)\\(\"[^()]*\"\\)");

    /** What the shell has to carry out for that. */
    abstract String script(CommandLine program);
}
