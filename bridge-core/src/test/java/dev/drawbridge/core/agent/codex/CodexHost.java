package dev.drawbridge.core.agent.codex;

import dev.drawbridge.core.agent.AgentUnavailable;
import dev.drawbridge.core.agent.Conversation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java process that has a Codex which runs two commands, and waits to be killed, as a bridge is. */
final class CodexHost {
    private CodexHost() {}

    /** Its arguments: Codex, the directory to work in, and the command of a shell. */
    public static void main(String[] arguments) throws AgentUnavailable, InterruptedException {
        var options = CodexOptions.NONE.withBinary(arguments[0]).withDirectory(Path.of(arguments[1]))
                .withSandbox("danger-full-access").withApprovalPolicy("never");
        run(new Conversation(new CodexAgent(options, System.getenv())), arguments[2]);
        Thread.currentThread().join();
    }

    /** Runs the command as a client and as the model does. */
    static void run(Conversation codex, String command) {
        codex.initialize();
        codex.send("command/exec", Map.of("command", List.of("sh", "-c", command)));
        String thread = codex.request("thread/start", Map.of()).at("/thread/id").asText();
        codex.request("turn/start", Map.of("threadId", thread, "input",
                List.of(Map.of("type", "text", "text", "RUN: " + command))));
    }

    /** Starts one in a process of its own, with this environment. */
    static Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx64m",
                        "-cp", System.getProperty("java.class.path", ""), CodexHost.class.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
