package dev.drawbridge.partners.pi;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.machine.TemporaryFolder;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A temporary home of Pi: its models, settings and sessions, and a folder to work in. */
public final class PiHome implements AutoCloseable {
    private final TemporaryFolder folder;

    private PiHome(TemporaryFolder folder) {
        this.folder = folder;
    }

    public static PiHome of(FakeModel model) {
        return of(model, Map.of());
    }

    /** A home with these settings besides that of the model. */
    public static PiHome of(FakeModel model, Map<String, ?> settings) {
        PiHome home = new PiHome(TemporaryFolder.create("pi"));
        try {
            Files.writeString(home.directory().resolve("models.json"), models(model.uri()));
            Files.writeString(home.directory().resolve("settings.json"),
                    Json.object(settings).put("defaultProvider", "fake").put("defaultModel", "fake-1")
                            .toString());
            return home;
        } catch (IOException e) {
            home.close();
            throw new UncheckedIOException(e);
        }
    }

    /** What Pi calls PI_CODING_AGENT_DIR. */
    public Path directory() {
        return folder.folder("agent");
    }

    public Path sessions() {
        return folder.folder("agent/sessions");
    }

    /** The folder in which Pi works. */
    public Path workspace() {
        return folder.folder("work");
    }

    /** A Pi of this version with these arguments, in this home and in nothing else of the machine. */
    public Command command(Partner version, String... arguments) {
        PiProgram program = PiProgram.in(version.installed());
        Map<String, String> environment = Map.of("HOME", folder.path().toString(), "PI_CODING_AGENT_DIR",
                directory().toString(), "TMPDIR", folder.folder("tmp").toString(), "PATH",
                program.node().getParent() + ":/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8");
        return new Command(List.of(program.node().toString(), program.script().toString()), environment,
                workspace())
                .with(arguments);
    }

    /** The command for Pi's RPC mode. */
    public Command rpc(Partner version, String... arguments) {
        return command(version, "--mode", "rpc", "--offline", "--session-dir", sessions().toString())
                .with(arguments);
    }

    @Override
    public void close() {
        folder.close();
    }

    private static String models(URI model) {
        return Json.text(Map.of("providers",
                Map.of("fake",
                        Map.of("baseUrl", model, "api", "openai-completions", "apiKey", "fake-key", "models",
                                List.of(model("fake-1"), model("fake-2"))))));
    }

    private static Map<String, Object> model(String id) {
        return Map.of("id", id, "name", id, "reasoning", true, "input", List.of("text"), "contextWindow",
                128_000,
                "maxTokens", 16_000);
    }
}
