package dev.drawbridge.load;

import dev.drawbridge.load.wire.Conversation;
import dev.drawbridge.load.wire.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The thread that clients share. */
final class ThreadOptions {
    @Option(names = "--cwd", paramLabel = "DIR", defaultValue = "/tmp", description = "The directory that the thread works in, as the endpoint sees it. Default: ${DEFAULT-VALUE}.")
    private Path directory = Path.of("/tmp");

    @Option(names = "--first-prompt", paramLabel = "PROMPT", defaultValue = "TOKENS:3 count to 3", description = "A first short turn, which is not measured; without one there is nothing to join. Default: ${DEFAULT-VALUE}.")
    private String firstPrompt = "TOKENS:3 count to 3";

    /** Clients that follow one thread, the first of them from its start. */
    record Shared(String thread, List<Conversation> clients) implements Closeable {
        @Override
        public void close() throws IOException {
            for (Conversation client : clients) {
                client.close();
            }
        }
    }

    Shared share(Endpoint endpoint, int count) throws IOException {
        List<Conversation> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(endpoint.enter());
        }
        Conversation first = clients.getFirst();
        String thread = first.call("thread/start", Map.of("cwd", directory.toString())).at("/thread/id")
                .asText();
        first.turn(thread, firstPrompt);
        for (Conversation client : clients.subList(1, count)) {
            join(client, thread);
        }
        for (Conversation client : clients) {
            client.settle();
        }
        return new Shared(thread, clients);
    }

    static void join(Conversation client, String thread) throws IOException {
        client.call("thread/resume", Map.of("threadId", thread, "excludeTurns", true));
    }
}
