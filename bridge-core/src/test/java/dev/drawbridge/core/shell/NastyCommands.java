package dev.drawbridge.core.shell;

import java.util.List;
import java.util.Random;

/** Commands as somebody would write them who wants another one to run. */
public final class NastyCommands {
    private static final List<String> PIECES = List.of("git", "status", "git status", "-s", "rm", "x", " ",
            " ", " ",
            "\t", "\n", "\r", "\0", "\u000b", "\f", "\u0085", "\u00a0", "\u2028", "\u2003", "\u200b",
            "\ufeff", "\u3000",
            ";", "&", "&&", "|", "||", "|&", ";;", ">", "<", ">>", "2>&1", "&>", "<<E", "<<<", "<(", ">(",
            "(", ")",
            "{", "}", "{a,b}", "$(rm x)", "$(", "`rm x`", "`", "$x", "${x}", "$((1))", "$'\\n'", "$\"x\"",
            "'", "'",
            "\"", "\"", "'a b'", "\"a b\"", "''", "\\", "\\\n", "\\;", "#", "!", "!!", "~", "~/x", "*", "?",
            "[a]",
            "@(a)", "^", "%1", "=", "FOO=1", "a[0]=1", "if", "then", "time", "é", "ß", "…", "💥", "a.b",
            "--x=y", "/",
            "..", ",", ":", "+", "@", "\u001b[2K", "\u202e");
    private static final List<String> STARTS = List.of("git status", "git status", "git status ", "git",
            "'git' status",
            "gi\"t\" status", "FOO=1 git status", "if git status", "time git status", "! git status",
            "=git status",
            "{ git status", "[[ git status", "coproc git status", "'' git status", " git status",
            "FOO+=1 git status",
            "function git status", "while git status", "case git status", "select git status",
            "\"FOO=1\" git status",
            "é status", "a=b", "git\tstatus", "until git status", "\u00a0git status");

    private final Random random;

    public NastyCommands(long seed) {
        this.random = new Random(seed);
    }

    public String next() {
        StringBuilder command = new StringBuilder(STARTS.get(random.nextInt(STARTS.size())));
        for (int left = random.nextInt(6); left > 0; left--) {
            command.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return command.toString();
    }
}
