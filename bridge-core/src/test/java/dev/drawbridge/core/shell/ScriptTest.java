package dev.drawbridge.core.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScriptTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aSingleCommandIsOneForARealShellToo(long seed, @TempDir Path folder) throws Exception {
        assumeTrue(Bash.isHere(), "no bash here");
        var commands = new NastyCommands(seed);
        List<Script> single = Stream.generate(commands::next).limit(20_000).distinct().map(Script::of)
                .filter(script -> script.words().filter(ScriptTest::isLookedUp).isPresent()).limit(700)
                .toList();
        assertThat(single).hasSizeGreaterThan(300);
        assertThat(Bash.commands(single.stream().map(Script::text).toList(), folder))
                .isEqualTo(single.stream().map(script -> script.words().orElseThrow()).toList());
    }

    /** Whether the program is looked for by its name. */
    private static boolean isLookedUp(List<String> words) {
        return !words.getFirst().contains("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git status", " git\tstatus ", "git 'sta'tus", "git commit -m 'a; b'",
        "git log \"a b\"",
        "a/b.c --x=y z,@:%+", "echo 'é'"})
    void ordinaryCommandsAreSingle(String text) {
        assertThat(Script.of(text).single()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "''", "git status; rm x", "git status & rm x", "git status | cat",
        "git status > x", "git status < x", "git $(x)", "git `x`", "git $x", "git \"$x\"", "git \"`x`\"",
        "git \"a\\\"b\"", "git a\\ b", "git *", "git ?", "git [a]", "git {a,b}", "git ~", "git #x", "git !x",
        "(git)", "{ git; }", "git\nrm", "git\rrm", "git 'a\nb'", "git \0", "git\u00a0status", "git '\u202e'",
        "FOO=1 git", "FOO='1' git", "=git", "git =x", "if git", "time git", "git 'a", "git \"a", "git ^x",
        "'if' git"})
    void whatAShellMightMakeMoreOfIsNot(String text) {
        assertThat(Script.of(text).single()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/me/w/bash", "./bash", "bin/sh", "/tmp/../bin/bash", "/usr/bin/fakebash",
        "//bin/bash"})
    void aProgramIsNoShellSinceItIsCalledOne(String program) {
        String line = program + " -lc 'git status'";
        assertThat(Script.within(line).text()).isEqualTo(line);
        assertThat(Script.of(List.of(program, "-lc", "git status")).text()).isEqualTo(line);
        assertThat(Script.of("git status").isRunBy(List.of(program, "-lc", "git status"))).isFalse();
    }

    @Test
    void theScriptOfAShellIsFoundInACommandLine() {
        assertThat(Script.within("/bin/bash -lc 'git status'").text()).isEqualTo("git status");
        assertThat(Script.within("/bin/bash -lc \"awk '{print \"'$1}'\"' f\"").text())
                .isEqualTo("awk '{print $1}' f");
        assertThat(Script.within("/bin/bash -lc \"git sta\\\\tus\"").text()).isEqualTo("git sta\\tus");
        assertThat(Script.within("zsh -c ls").text()).isEqualTo("ls");
        assertThat(Script.within("/bin/bash -lc ''").text()).isEmpty();
    }

    @Test
    void otherCommandLinesAreTakenAsTheyAre() {
        assertThat(List.of("git status", "/bin/bash -lc ls x", "bash -x -c ls", "bash script", "python -c x",
                "bash -lc 'open", "<command included NUL byte>"))
                .allSatisfy(line -> assertThat(Script.within(line).text()).isEqualTo(line));
    }

    @Test
    void argumentsAreJoinedSoThatTheyStayApart() {
        Script script = Script.of(List.of("git", "commit", "-m", "it's; rm x", ""));
        assertThat(script.text()).isEqualTo("git commit -m 'it'\\''s; rm x' ''");
        assertThat(Script.of(List.of("bash", "-lc", "ls | wc")).text()).isEqualTo("ls | wc");
        assertThat(Script.of(List.of("git", "a b")).words()).contains(List.of("git", "a b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rm x", "ls; rm x", "ls && rm x", "ls||rm x", "ls | rm x", "ls & rm x",
        "ls\nrm x",
        "ls\r\nrm x", "echo $(rm x)", "echo `rm x`", "echo \"$(rm x)\"", "(rm x)", "{ rm x; }", "r'm' x",
        "\"rm\" x", "r\\m x", "FOO=1 rm x", "sudo rm x", "sudo -n rm x", "env A=1 B=2 rm x", "/bin/rm x",
        "sudo /bin/rm x", "bash -c 'rm x'", "bash -lc \"ls; rm x\"", "if true; then rm x; fi", "! rm x",
        "rm\tx", "rm   x", "ls | xargs -0 rm x", "timeout 5 rm x", "nohup rm x &", "eval 'rm x'",
        "cat <(rm x)",
        "rm\u00a0x", "write_stdin --session-id 1 'rm x\n'", "r\\\nm x", "exec rm x", "time rm x",
        "rm x # no"})
    void whatIsForbiddenIsFoundWhereverItIs(String text) {
        assertThat(Script.of(text).segments())
                .anyMatch(segment -> segment.equals("rm x") || segment.startsWith("rm x "));
    }

    @Test
    @Timeout(5)
    void manyBeginningsAreLookedAtInShortTime() {
        assertThat(Script.of("a=b ".repeat(16_000) + "rm x").segments()).contains("rm x");
        assertThat(Script.of(";".repeat(60_000) + "rm x").segments()).contains("rm x");
    }

    @Test
    void whatIsTooLongIsNotLookedInto() {
        Script script = Script.of("git " + "a".repeat(1 << 16));
        assertThat(script.isTooLong()).isTrue();
        assertThat(script.single()).isFalse();
    }
}
