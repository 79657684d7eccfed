package dev.drawbridge.core.agent.pi.rpc;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.pi.PiHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Pi of one version in a temporary home of a person, and a model that it talks to. */
final class PiRig implements AutoCloseable {
    private final FakeModel model = FakeModel.start();
    private final PiHome home = PiHome.of(model, Map.of("theme", "dark", "retry", Map.of("enabled", false)));
    private final Path bin;
    private final PiProgram program;

    PiRig(Partner version) {
        bin = version.installed().resolve("node_modules/.bin");
        program = program();
    }

    /** The program, found anew. */
    PiProgram program() {
        return new PiProgram("pi", environment(), place(), PiRig::after);
    }

    static void after(Duration pause, Runnable work) {
        CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS).execute(work);
    }

    Map<String, String> environment() {
        Path folder = home.directory().resolve("..").normalize();
        return Map.of("HOME", folder.toString(), "PI_CODING_AGENT_DIR", home.directory().toString(), "TMPDIR",
                folder.toString(), "PATH", bin + ":" + System.getenv().getOrDefault("PATH", ""), "PI_OFFLINE",
                "1", "LANG", "C.UTF-8");
    }

    /** Where processes have their own directories. */
    Path place() {
        return home.directory().resolveSibling("own");
    }

    /** The directories that processes have there now. */
    List<Path> owned() {
        if (!Files.exists(place())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(place())) {
            return entries.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    FakeModel model() {
        return model;
    }

    PiHome home() {
        return home;
    }

    PiLaunch launch() {
        return PiLaunch.in(home.workspace());
    }

    /** One with the extension that asks and prints. */
    PiLaunch extended() {
        return launch().withArguments(List.of("-e", Resources.file("odd-extension.ts").toString()));
    }

    PiTalk start(PiLaunch launch) {
        return PiTalk.begin(program, launch);
    }

    /** One that is ready. */
    PiTalk ready() {
        return ready(launch());
    }

    PiTalk ready(PiLaunch launch) {
        PiTalk talk = start(launch);
        talk.awaitReady();
        return talk;
    }

    @Override
    public void close() {
        home.close();
        model.close();
    }
}
