package dev.drawbridge.core.agent.codex;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line wants of Codex; an empty text is an option that was not given.
 *
 * @param binary a path, or a name that is looked up on PATH
 * @param linuxSandboxExe the program that runs commands in a sandbox on Linux
 * @param config {@code key=value} overrides of Codex's configuration, in their order
 * @param profile the {@code NAME} of a {@code NAME.config.toml} beside Codex's own {@code config.toml}
 * @param directory where threads work that name no directory; {@code ""} is where the bridge was started
 * @param fullAuto may write in the workspace and asks only for more
 */
public record CodexOptions(String binary, String linuxSandboxExe, List<String> config, String model,
        String profile,
        String sandbox, String approvalPolicy, Path directory, boolean fullAuto) {
    /** Codex as it is configured. */
    public static final CodexOptions NONE = new CodexOptions("codex", /* linuxSandboxExe= */ "", List.of(),
            /* model= */ "", /* profile= */ "", /* sandbox= */ "", /* approvalPolicy= */ "", Path.of(""),
            /* fullAuto= */ false);

    public CodexOptions {
        config = List.copyOf(config);
    }

    public CodexOptions withBinary(String binary) {
        return new CodexOptions(binary, linuxSandboxExe, config, model, profile, sandbox, approvalPolicy,
                directory,
                fullAuto);
    }

    public CodexOptions withLinuxSandboxExe(String linuxSandboxExe) {
        return new CodexOptions(binary, linuxSandboxExe, config, model, profile, sandbox, approvalPolicy,
                directory,
                fullAuto);
    }

    public CodexOptions withConfig(List<String> config) {
        return new CodexOptions(binary, linuxSandboxExe, config, model, profile, sandbox, approvalPolicy,
                directory,
                fullAuto);
    }

    public CodexOptions withModel(String model) {
        return new CodexOptions(binary, linuxSandboxExe, config, model, profile, sandbox, approvalPolicy,
                directory,
                fullAuto);
    }

    public CodexOptions withProfile(String profile) {
        return new CodexOptions(binary, linuxSandboxExe, config, model, profile, sandbox, approvalPolicy,
                directory,
                fullAuto);
    }

    public CodexOptions withSandbox(String sandbox) {
        return new CodexOptions(binary, linuxSandboxExe, config, model, profile, sandbox, approvalPolicy,
                directory,
                fullAuto);
    }

    public CodexOptions withApprovalPolicy(String approvalPolicy) {
        return new CodexOptions(binary, linuxSandboxExe, config, model, profile, sandbox, approvalPolicy,
                directory,
                fullAuto);
    }

    public CodexOptions withDirectory(Path directory) {
        return new CodexOptions(binary, linuxSandboxExe, config, model, profile, sandbox, approvalPolicy,
                directory,
                fullAuto);
    }

    public CodexOptions withFullAuto(boolean fullAuto) {
        return new CodexOptions(binary, linuxSandboxExe, config, model, profile, sandbox, approvalPolicy,
                directory,
                fullAuto);
    }

    /**
     * Looks whether Codex will understand them, before it is started.
     *
     * @param environment what Codex will be started with: its home is named there
     */
    public Checked check(Map<String, String> environment) {
        return new Overrides(this, CodexHome.of(environment)).check();
    }

    /** What was given, by the names that the command line has for it. */
    public List<String> given() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--codex-bin", !binary.equals(NONE.binary()));
        given.put("--codex-linux-sandbox-exe", !linuxSandboxExe.isEmpty());
        given.put("--config", !config.isEmpty());
        given.put("--model", !model.isEmpty());
        given.put("--profile", !profile.isEmpty());
        given.put("--sandbox", !sandbox.isEmpty());
        given.put("--ask-for-approval", !approvalPolicy.isEmpty());
        given.put("--cd", !directory.equals(NONE.directory()));
        given.put("--full-auto", fullAuto);
        return given.keySet().stream().filter(name -> given.getOrDefault(name, false)).toList();
    }
}
