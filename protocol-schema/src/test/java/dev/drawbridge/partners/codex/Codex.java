package dev.drawbridge.partners.codex;

import dev.drawbridge.partners.machine.AgentProcess;
import dev.drawbridge.partners.machine.Output;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.wire.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The ways to a real Codex. */
public final class Codex {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Codex() {}

    /** A client of a new app-server on stdio, in a new home; closing it ends and removes both. */
    public static CodexClient onStdio(FakeModel model) {
        return onStdio(CodexSettings.of(model));
    }

    public static CodexClient onStdio(CodexSettings settings) {
        CodexHome home = CodexHome.of(settings);
        return onStdio(home, home::close);
    }

    /** A client of a new app-server on stdio, in a home that outlives it. */
    public static CodexClient onStdio(CodexHome home) {
        return onStdio(home, () -> {});
    }

    /** A new app-server that listens for WebSockets, in a new home; closing it ends and removes both. */
    public static CodexListener listening(FakeModel model) {
        return CodexListener.start(CodexSettings.of(model));
    }

    /** A client of whatever speaks Codex's protocol at this address. */
    public static CodexClient connect(URI endpoint) {
        return connect(endpoint, Map.of());
    }

    /** A client that sends these headers with its handshake, such as Authorization. */
    public static CodexClient connect(URI endpoint, Map<String, String> headers) {
        return new CodexClient(Wire.of(endpoint, headers), () -> {});
    }

    /** Runs Codex to its end, with no model, in a home of its own. */
    public static Output run(String... arguments) {
        try (FakeModel model = FakeModel.start(); CodexHome home = CodexHome.of(model)) {
            return home.command(arguments).run(TIMEOUT);
        }
    }

    /** A client of whatever speaks Codex's protocol on the stdio of this program, which closing it ends. */
    public static CodexClient onStdio(AgentProcess program) {
        return new CodexClient(Wire.of(program), program::close);
    }

    private static CodexClient onStdio(CodexHome home, Runnable afterwards) {
        AgentProcess process;
        try {
            process = home.command("app-server").start();
        } catch (RuntimeException e) {
            afterwards.run();
            throw e;
        }
        return new CodexClient(Wire.of(process), () -> {
            process.close();
            afterwards.run();
        });
    }
}
