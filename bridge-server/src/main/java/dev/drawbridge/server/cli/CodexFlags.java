package dev.drawbridge.server.cli;

import dev.drawbridge.core.agent.codex.CodexEndpoint;
import dev.drawbridge.core.agent.codex.CodexOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options about Codex, named as Codex names its own. */
final class CodexFlags {
    @Option(names = "--codex-endpoint", paramLabel = "unix://PATH|ws://HOST:PORT|stdio", description = "A Codex app-server that runs already and that others may use too; unix:// alone is Codex's own daemon. Default: stdio, a Codex of Drawbridge's own.")
    private String endpoint = "";

    @Option(names = "--codex-endpoint-token-file", paramLabel = "FILE", description = "The token that the app-server at ws://HOST:PORT wants.")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--codex-bin", paramLabel = "PATH", description = "Codex itself: a path, or a name that is looked up on PATH. Default: codex.")
    private String binary = "";

    @Option(names = "--codex-linux-sandbox-exe", paramLabel = "PATH", description = "The program that runs Codex's commands in a sandbox on Linux.")
    private String linuxSandboxExe = "";

    @Option(names = {"-c",
        "--config"}, paramLabel = "KEY=VALUE", description = "Overrides a value of Codex's config.toml. Repeatable.")
    private List<String> config = new ArrayList<>();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", description = "The model for threads that name none.")
    private String model = "";

    @Option(names = {"-p",
        "--profile"}, paramLabel = "NAME", description = "Adds NAME.config.toml, beside Codex's own config.toml.")
    private String profile = "";

    @Option(names = {"-s",
        "--sandbox"}, paramLabel = "MODE", description = "What commands may do: read-only, workspace-write or danger-full-access.")
    private String sandbox = "";

    @Option(names = {"-a",
        "--ask-for-approval"}, paramLabel = "POLICY", description = "When a person is asked: on-request or never.")
    private String approvalPolicy = "";

    @Option(names = {"-C",
        "--cd"}, paramLabel = "DIR", description = "Where threads work that name no directory.")
    private Path directory = Path.of("");

    @Option(names = "--full-auto", description = "Short for -s workspace-write -a on-failure, which Codex now calls on-request.")
    private boolean fullAuto;

    CodexOptions options() {
        return CodexOptions.NONE.withBinary(binary.isEmpty() ? "codex" : binary)
                .withLinuxSandboxExe(linuxSandboxExe)
                .withConfig(config).withModel(model).withProfile(profile).withSandbox(sandbox)
                .withApprovalPolicy(approvalPolicy).withDirectory(directory).withFullAuto(fullAuto);
    }

    /** Where it is; what only a Codex of one's own can be told is wrong with another. */
    CodexEndpoint endpoint(Map<String, String> environment) {
        CodexEndpoint found = CodexEndpoint.of(endpoint, tokenFile, environment);
        List<String> own = options().given();
        return found instanceof CodexEndpoint.Running && !own.isEmpty()
                ? new CodexEndpoint.Wrong(
                        "the Codex at " + endpoint + " was started without Drawbridge and takes no "
                                + String.join(", ", own)
                                + ": give that to Codex itself, or leave --codex-endpoint out")
                : found;
    }

    /** Whether something is said of Codex besides where threads work, which is so for all agents. */
    boolean givenBesidesDirectory() {
        return !endpoint.isEmpty() || tokenFile.isPresent() || !binary.isEmpty()
                || !options().withDirectory(Path.of("")).equals(CodexOptions.NONE);
    }

    /** Whether somebody wants Codex in particular, be it under its usual name. */
    boolean given() {
        return !endpoint.isEmpty() || tokenFile.isPresent() || !binary.isEmpty()
                || !options().equals(CodexOptions.NONE);
    }
}
