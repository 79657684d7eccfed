package dev.drawbridge.server.image;

import static org.awaitility.Awaitility.await;

import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.partners.codex.CodexHome;
import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.machine.Command;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.server.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The machine of somebody who has put a link named {@code codex} to the program of the image before the real Codex on the
 * PATH, and starts no bridge. A bridge that is started by anything here ends with it.
 */
final class Desktop implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LISTENING = "listening on ";
    private static final Path PROGRAM = Path.of(System.getProperty("drawbridge.image", "/"),
            "bin/drawbridge");

    private final FakeModel model = FakeModel.start();
    private final CodexHome home;
    private final Household household;
    private final Path place;
    private final List<CodexClient> clients = new ArrayList<>();

    /** @param place a directory of its own with a short path */
    Desktop(Path place) {
        this.place = place;
        this.home = CodexHome.of(CodexSettings.of(model));
        this.household = new Household(home);
        try {
            Files.writeString(home.directory().resolve("config.toml"),
                    "[projects.\"" + home.workspace() + "\"]\ntrust_level = \"trusted\"\n",
                    StandardOpenOption.APPEND);
            Files.createSymbolicLink(Files.createDirectory(place.resolve("bin")).resolve("codex"), PROGRAM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeModel model() {
        return model;
    }

    /** Where the bridge keeps what it knows. */
    Path bridgeHome() {
        return place.resolve("home");
    }

    /** The folder in which commands are given. */
    Path workspace() {
        return home.workspace();
    }

    Household household() {
        return household;
    }

    /** The command {@code codex}. */
    Command codex(String... arguments) {
        return command("codex", arguments);
    }

    /** The command {@code drawbridge}. */
    Command drawbridge(String... arguments) {
        return command(PROGRAM.toString(), arguments);
    }

    /** A command that is looked up here, unless it is a path. */
    Command command(String program, String... arguments) {
        Command real = home.command();
        String codex = Path.of(real.line().getFirst()).resolveSibling("").toString();
        String path = place.resolve("bin") + ":" + codex + ":" + real.environment().get("PATH");
        return new Command(List.of("/usr/bin/env", program), real.environment(), real.directory())
                .with(arguments).withVariable("PATH", path)
                .withVariable("DRAWBRIDGE_HOME", bridgeHome().toString());
    }

    /** The address at which the bridge that runs has said that it listens. */
    URI address() {
        return await("a bridge that listens").atMost(SOON).until(this::said, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<URI> said() {
        try {
            return Files.readAllLines(bridgeHome().resolve("serve.log")).stream()
                    .filter(line -> line.startsWith(LISTENING)).findFirst()
                    .map(line -> URI.create(line.substring(LISTENING.length())));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    /** Somebody who comes in from elsewhere. */
    CodexClient phone() {
        CodexClient phone = Codex.connect(address());
        clients.add(phone);
        phone.initialize();
        return phone;
    }

    /** A terminal in which a command is given to a shell, when it shows this. */
    Terminal terminal(String beginning, Command command) {
        String line = "'" + String.join("' '", command.line()) + "'; echo \"it ended with $?\"; exec cat";
        Command shell = new Command(List.of("/bin/bash", "--norc", "-c", line),
                command.withVariable("TERM", "xterm-256color").environment(), command.directory());
        return Terminal.running(beginning, CodexHome.of(model), home -> shell);
    }

    /** An editor with a Codex of its own, as it believes. */
    CodexClient editor() {
        CodexClient editor = Codex.onStdio(codex("app-server").start());
        clients.add(editor);
        editor.initialize();
        return editor;
    }

    /** The bridges that run. */
    List<ProcessHandle> bridges() {
        return household.living().stream().filter(process -> household.commandLine(process).contains(
                "drawbridge.jar\0serve\0")).toList();
    }

    @Override
    public void close() {
        try (model; home) {
            clients.forEach(CodexClient::close);
            bridges().forEach(ProcessHandle::destroy);
            household.awaitEnd();
            Files.delete(place.resolve("bin/codex"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
