package dev.drawbridge.server.service;

import dev.drawbridge.core.process.Executables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The systemd that runs for the user. */
public final class Systemd {
    private static final long PATIENCE_SECONDS = 60;

    private final Map<String, String> environment;
    private final Executables programs;

    /** @param environment in which its programs are looked for, and run */
    public Systemd(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.programs = new Executables(environment.getOrDefault("PATH", ""));
    }

    /** Whether it runs here. */
    public void check() throws CannotServe {
        if (programs.find("systemctl").isEmpty()) {
            throw new CannotServe(
                    "there is no systemd here (no systemctl on PATH): have 'drawbridge serve' started "
                            + "by what starts programs on this machine, or start it in tmux");
        }
        Said said = run("systemctl", "--user", "show", "--property=Version");
        if (!said.fine()) {
            throw new CannotServe("systemd does not run for you here (" + said.complaint()
                    + "): log in on this machine itself, or let root say 'loginctl enable-linger "
                    + environment.getOrDefault("USER", "$USER") + "', and try again");
        }
    }

    /** Tells it something about services. */
    void control(String... words) throws CannotServe {
        Said said = systemctl(words);
        if (!said.fine()) {
            throw new CannotServe(
                    "'systemctl --user " + String.join(" ", words) + "' has failed (" + said.complaint()
                            + "): 'systemctl --user status " + UnitFile.NAME + "' may tell more");
        }
    }

    /** What it knows of the service. */
    Map<String, String> properties(String... names) throws CannotServe {
        Said said = systemctl("show", UnitFile.NAME, "--property=" + String.join(",", names));
        if (!said.fine()) {
            throw new CannotServe(
                    "systemd tells nothing of " + UnitFile.NAME + " (" + said.complaint() + ")");
        }
        Map<String, String> properties = new HashMap<>();
        said.out().lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            properties.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return properties;
    }

    /** What the service has logged last; nothing, if nobody can tell. */
    List<String> lastLines(int most) {
        try {
            Said said = run("journalctl", "--user", "--unit=" + UnitFile.NAME, "--lines=" + most,
                    "--no-pager",
                    "--output=cat", "--quiet");
            return said.fine() ? said.out().lines().toList() : List.of();
        } catch (CannotServe silent) {
            return List.of();
        }
    }

    private Said systemctl(String... words) throws CannotServe {
        List<String> line = new ArrayList<>(List.of("systemctl", "--user"));
        line.addAll(List.of(words));
        return run(line.toArray(String[]::new));
    }

    /** What a program has answered. */
    private record Said(boolean fine, String out, String err) {
        String complaint() {
            return err.lines().findFirst().orElse("without a word").strip();
        }
    }

    private Said run(String... line) throws CannotServe {
        Optional<Path> program = programs.find(line[0]);
        if (program.isEmpty()) {
            throw new CannotServe("there is no " + line[0] + " on PATH");
        }
        line[0] = program.get().toString();
        try {
            ProcessBuilder builder = new ProcessBuilder(line);
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(
                    () -> text(process.getErrorStream()),
                    task -> Thread.ofVirtual().start(task));
            CompletableFuture<String> out = CompletableFuture.supplyAsync(
                    () -> text(process.getInputStream()),
                    task -> Thread.ofVirtual().start(task));
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Said(/* fine= */ false, "", "no answer within " + PATIENCE_SECONDS + " s");
            }
            return new Said(process.exitValue() == 0, out.join(), err.join());
        } catch (IOException impossible) {
            throw new CannotServe(line[0] + " cannot be started: see that it is a program for this machine");
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new CannotServe("it was interrupted");
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cut) {
            return "";
        }
    }
}
