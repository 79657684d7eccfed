package dev.drawbridge.server.service;

import dev.drawbridge.core.process.Executables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
        Said said = systemctl("show", "--property=Version");
        if (!said.fine()) {
            throw new CannotServe("systemd does not run for you here (" + said.complaint()
                    + "): log in on this machine itself, or let root say 'loginctl enable-linger "
                    + environment.getOrDefault("USER", "$USER") + "', and try again");
        }
    }

    /** Tells it something about services, or asks; returns what it answers. */
    String control(String... words) throws CannotServe {
        Said said = systemctl(words);
        if (!said.fine()) {
            throw new CannotServe(
                    "'systemctl --user " + String.join(" ", words) + "' has failed (" + said.complaint()
                            + "): 'systemctl --user status " + UnitFile.NAME + "' may tell more");
        }
        return said.out();
    }

    /** What it knows of the service. */
    Map<String, String> properties(String... names) throws CannotServe {
        Map<String, String> properties = new HashMap<>();
        control("show", UnitFile.NAME, "--property=" + String.join(",", names)).lines()
                .filter(line -> line.contains("=")).forEach(line -> {
                    int equals = line.indexOf('=');
                    properties.put(line.substring(0, equals), line.substring(equals + 1));
                });
        return properties;
    }

    /** What the service has logged last; nothing, if nobody can tell. */
    List<String> lastLines(int most) {
        try {
            Said said = run("journalctl", "--user", "--unit=" + UnitFile.NAME, "--lines=" + most,
                    "--no-pager", "--output=cat", "--quiet");
            return said.fine() ? said.out().lines().toList() : List.of();
        } catch (CannotServe silent) {
            return List.of();
        }
    }

    private Said systemctl(String... words) throws CannotServe {
        return run("systemctl", Stream.concat(Stream.of("--user"), Stream.of(words)).toArray(String[]::new));
    }

    /** What a program has answered. */
    private record Said(boolean fine, String out, String err) {
        String complaint() {
            return err.lines().findFirst().orElse("without a word").strip();
        }
    }

    private Said run(String program, String... words) throws CannotServe {
        Path found = programs.find(program).orElseThrow(
                () -> new CannotServe("there is no " + program + " on PATH: put its directory there"));
        try {
            ProcessBuilder builder = new ProcessBuilder(
                    Stream.concat(Stream.of(found.toString()), Stream.of(words)).toList());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                return said(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException impossible) {
            throw new CannotServe(found + " cannot be started: see that it is a program for this machine");
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new CannotServe("it was broken off: 'drawbridge service status' tells how it stands");
        }
    }

    private static Said said(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()),
                task -> Thread.ofVirtual().start(task));
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()),
                task -> Thread.ofVirtual().start(task));
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                ? new Said(process.exitValue() == 0, out.join(), err.join())
                : new Said(/* fine= */ false, "", "no answer within " + PATIENCE_SECONDS + " s");
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cut) {
            return "";
        }
    }
}
