import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A short life of the program, from which the runtime learns how it starts and what it does all day: it is
 * served, and a client asks what the bridge is, watches one turn of the demo agent and reads the record of it. Then
 * commands are carried out.
 *
 * @param bridge the command that runs the bridge, up to its own arguments
 * @param commands the command that runs any other command of the program
 * @param log a file for what they say on stderr
 */
record Training(List<String> bridge, List<String> commands, Path log) {
    private static final int PATIENCE_IN_SECONDS = 60;
    private static final String CONFIG = "config.toml";
    private static final String SETTINGS = """
            [serve]
            session-ttl = "12h"
            allow-host = ["localhost"]
            journal-age = 7
            no-pi = true
            [projects]
            here = "."
            """;
    private static final List<String> SERVE = List.of("serve", "--agent", "demo", "--bind", "127.0.0.1:0");
    private static final String READY = "listening on ";
    /** As they are given most. */
    private static final String COMMANDS = """
            --version
            --help
            devices
            devices --json
            send new hello
            interrupt last
            send last plan --follow
            threads
            threads --json
            info
            approvals
            show last
            attach last
            run -- sleep 1
            hand-over codex
            """;

    /** Runs the program to its end. */
    void run() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("drawbridge-training");
        Files.writeString(home.resolve(CONFIG), SETTINGS);
        List<String> command = Stream.concat(bridge.stream(), SERVE.stream()).toList();
        Process program = program(command, home).start();
        try (BufferedReader out = program.inputReader()) {
            String ready = String.valueOf(out.readLine());
            if (ready.startsWith(READY)) {
                watchOneTurn(URI.create(ready.substring(READY.length())));
                rehearse(home);
                // unlike the process itself, its handle leaves the streams open
                program.toHandle().destroy();
                out.readAllAsString();
            }
            if (!program.waitFor(PATIENCE_IN_SECONDS, SECONDS) || program.exitValue() != 0) {
                throw new IllegalStateException(command + " said:\n" + ready + "\n" + Files.readString(log));
            }
        } finally {
            program.destroyForcibly();
            remove(home);
        }
    }

    private ProcessBuilder program(List<String> command, Path home) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().put("DRAWBRIDGE_HOME", home.toString());
        // rather than that of whoever builds this
        builder.environment().put("DRAWBRIDGE_CONFIG", home.resolve(CONFIG).toString());
        return builder;
    }

    private void rehearse(Path home) throws IOException, InterruptedException {
        Process program = program(Stream.concat(commands.stream(), Stream.of("rehearse")).toList(), home)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            try (Writer lines = program.outputWriter()) {
                lines.write(COMMANDS);
            }
            if (!program.waitFor(PATIENCE_IN_SECONDS, SECONDS) || program.exitValue() != 0) {
                throw new IllegalStateException("the rehearsal has failed:\n" + Files.readString(log));
            }
        } finally {
            program.destroyForcibly();
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static void watchOneTurn(URI address) {
        Watcher watcher = new Watcher();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder().buildAsync(address, watcher).join();
            try {
                say(socket,
                        """
                                {"id":1,"method":"initialize","params":{"clientInfo":{"name":"training","version":"1"}}}""");
                say(socket, """
                        {"method":"initialized"}""");
                say(socket, """
                        {"id":"info","method":"bridge/info"}""");
                join(watcher.info);
                say(socket, """
                        {"id":2,"method":"thread/start","params":{}}""");
                say(socket, """
                        {"id":3,"method":"turn/start","params":{"threadId":"%s",\
                        "input":[{"type":"text","text":"count to 500"}]}}""".formatted(join(watcher.thread)));
                join(watcher.turn);
                say(socket, """
                        {"id":"audit","method":"bridge/audit/list"}""");
                join(watcher.audit);
            } finally {
                socket.abort();
            }
        }
    }

    private static void say(WebSocket socket, String message) {
        socket.sendText(message, /* last= */ true).join();
    }

    private static <T> T join(CompletableFuture<T> awaited) {
        return awaited.orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The client's ear: it waits for the thread that was started, then for the end of its turn. */
    private static final class Watcher implements WebSocket.Listener {
        private static final Pattern THREAD = Pattern.compile("\"thread\":\\{.*?\"id\":\"([^\"]+)\"");

        private final CompletableFuture<String> info = new CompletableFuture<>();
        private final CompletableFuture<String> audit = new CompletableFuture<>();
        private final CompletableFuture<String> thread = new CompletableFuture<>();
        private final CompletableFuture<String> turn = new CompletableFuture<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                hear(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void hear(String heard) {
            if (heard.contains("\"id\":\"info\"")) {
                info.complete(heard);
            }
            if (heard.contains("\"id\":\"audit\"")) {
                audit.complete(heard);
            }
            Matcher started = THREAD.matcher(heard);
            if (started.find()) {
                thread.complete(started.group(1));
            }
            if (heard.contains("\"turn/completed\"")) {
                turn.complete(heard);
            }
        }
    }
}
