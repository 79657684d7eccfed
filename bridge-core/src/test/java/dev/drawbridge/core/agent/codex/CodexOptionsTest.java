package dev.drawbridge.core.agent.codex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodexOptionsTest {
    @TempDir
    private Path home;

    @Test
    void withoutOptionsCodexIsAsItIsConfigured() {
        assertThat(arguments(CodexOptions.NONE)).containsExactly("app-server");
    }

    @Test
    void eachOptionBecomesAConfigurationKey() {
        assertThat(arguments(CodexOptions.NONE.withModel("a \"b\" \\c").withSandbox("read-only")
                .withApprovalPolicy("never").withConfig(List.of("a.b=1"))))
                .containsExactly("app-server", "-c", "model=\"a \\\"b\\\" \\\\c\"", "-c",
                        "sandbox_mode=\"read-only\"", "-c", "approval_policy=\"never\"", "-c", "a.b=1");
    }

    @Test
    void fullAutoWritesInTheWorkspaceAndAsksForMore() {
        List<String> expected = arguments(
                CodexOptions.NONE.withSandbox("workspace-write").withApprovalPolicy("on-request"));
        assertThat(arguments(CodexOptions.NONE.withFullAuto(true))).isEqualTo(expected);
        assertThat(arguments(CodexOptions.NONE.withFullAuto(true).withSandbox("workspace-write")))
                .isEqualTo(expected);
    }

    @Test
    void theSameSaidTwiceIsNoContradiction() {
        assertThat(arguments(CodexOptions.NONE.withModel("m").withConfig(List.of("model=m", "model='m'"))))
                .contains("model=m", "model='m'");
    }

    @Test
    void whatTheGranularPolicyAsksForIsLeftToCodex() {
        String granular = "approval_policy={granular={sandbox_approval=true}}";
        assertThat(arguments(CodexOptions.NONE.withConfig(List.of(granular)))).contains(granular);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            workspace    | ''           | Codex does not know --sandbox workspace: write one of read-only, workspace-write, danger-full-access
            ''           | on-failure   | Codex no longer knows --ask-for-approval on-failure: write --ask-for-approval on-request
            ''           | untrusted    | Codex no longer knows --ask-for-approval untrusted: write --ask-for-approval on-request
            ''           | always       | Codex does not know --ask-for-approval always: write one of on-request, never
            """)
    void aValueThatCodexDoesNotKnowSaysWhatToWrite(String sandbox, String approvalPolicy, String sentence) {
        assertThat(sentence(CodexOptions.NONE.withSandbox(sandbox).withApprovalPolicy(approvalPolicy)))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            model                      | -c model has no value: write -c key=value
            =x                         | -c =x has no key: write -c key=value
            profile="work"             | Codex no longer knows -c profile="work": write -p work
            sandbox_mode=none          | Codex does not know -c sandbox_mode=none: write one of read-only, workspace-write, danger-full-access
            approval_policy="untrusted"| Codex no longer knows -c approval_policy=untrusted: write -c approval_policy=on-request
            """)
    void anOverrideThatCodexDoesNotKnowSaysWhatToWrite(String override, String sentence) {
        assertThat(sentence(CodexOptions.NONE.withConfig(List.of(override)))).isEqualTo(sentence);
    }

    @Test
    void contradictionsNameBothSides() {
        assertThat(sentence(CodexOptions.NONE.withModel("a").withConfig(List.of("model=\"b\""))))
                .isEqualTo("--model a contradicts -c model=\"b\": leave one of them out");
        assertThat(sentence(CodexOptions.NONE.withFullAuto(true).withSandbox("read-only")))
                .isEqualTo("--full-auto means --sandbox workspace-write and contradicts --sandbox read-only: "
                        + "leave one of them out");
        assertThat(
                sentence(CodexOptions.NONE.withFullAuto(true).withConfig(List.of("approval_policy=never"))))
                .isEqualTo("--ask-for-approval on-request contradicts -c approval_policy=never: "
                        + "leave one of them out");
    }

    @Test
    void theDirectoryMustExist() {
        assertThat(sentence(CodexOptions.NONE.withDirectory(home.resolve("absent"))))
                .isEqualTo("--cd " + home.resolve("absent") + " is not a directory: name one that exists");
    }

    @Test
    void aProfileComesFirstSoThatEverythingElseWinsOverIt() throws IOException {
        Files.writeString(home.resolve("work.config.toml"), """
                model = "profile's"
                model_reasoning_effort = "high"
                [projects."/home/a.b"]
                trust_level = "trusted"
                [tools]
                list = [1, true, "x\\ty"]
                """);
        assertThat(arguments(CodexOptions.NONE.withProfile("work").withModel("m"))).containsExactly(
                "app-server", "-c",
                "model=\"profile's\"", "-c", "model_reasoning_effort=\"high\"", "-c",
                "projects={\"/home/a.b\" = {\"trust_level\" = \"trusted\"}}", "-c",
                "tools={\"list\" = [1, true, \"x\\ty\"]}", "-c", "model=\"m\"");
    }

    @Test
    void aProfileThatCannotBeReadSaysWhereItBelongs() throws IOException {
        assertThat(sentence(CodexOptions.NONE.withProfile("absent"))).isEqualTo("--profile absent: "
                + home.resolve("absent.config.toml")
                + " cannot be read: a profile is a file of its own there, "
                + "no longer a table [profiles.absent] in config.toml");
        assertThat(sentence(CodexOptions.NONE.withProfile("../x"))).startsWith("--profile ../x is no name");
        Files.writeString(home.resolve("broken.config.toml"), "a = 1\nb = = 2\n");
        assertThat(sentence(CodexOptions.NONE.withProfile("broken")))
                .endsWith("is not TOML (line 2): correct it");
    }

    @Test
    void aSandboxProgramIsTakenWithANoteThatItHasNoEffect() {
        Checked.Fine fine = fine(CodexOptions.NONE.withLinuxSandboxExe("/bin/sh"));
        assertThat(fine.arguments()).containsExactly("app-server");
        assertThat(fine.notes()).singleElement().asString()
                .contains("--codex-linux-sandbox-exe has no effect");
        assertThat(sentence(CodexOptions.NONE.withLinuxSandboxExe("/absent"))).contains("is not a program");
    }

    private List<String> arguments(CodexOptions options) {
        return fine(options).arguments();
    }

    private Checked.Fine fine(CodexOptions options) {
        return switch (check(options)) {
            case Checked.Fine fine -> fine;
            case Checked.Wrong wrong -> throw new AssertionError(wrong.sentence());
        };
    }

    private String sentence(CodexOptions options) {
        return switch (check(options)) {
            case Checked.Fine fine -> throw new AssertionError(fine.arguments().toString());
            case Checked.Wrong wrong -> wrong.sentence();
        };
    }

    private Checked check(CodexOptions options) {
        return options.check(Map.of("CODEX_HOME", home.toString()));
    }
}
