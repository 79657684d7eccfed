package dev.drawbridge.partners.model;

import dev.drawbridge.partners.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model server on the loopback that says what it is told: by the test, with {@link #next} and {@link #when},
 * or else by the prompt itself ({@code TOKENS:100 DELAY:5}; all words stand at {@code PromptScript}). It
 * speaks OpenAI's Responses and its chat completions.
 */
public final class FakeModel implements AutoCloseable {
    private static final Map<String, Dialect> DIALECTS = Map.of("/v1/responses", new ResponsesDialect(),
            "/v1/chat/completions", new ChatDialect());

    private final ServerSocket server;
    private final Script script = new Script();
    private final RequestLog requests = new RequestLog();
    private final Set<Thread> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answers = new AtomicInteger();

    private FakeModel(ServerSocket server) {
        this.server = server;
    }

    public static FakeModel start() {
        try {
            FakeModel model = new FakeModel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("fake model").start(model::accept);
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The base of the addresses that agents call. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** The answer to the next request; several calls stand in line. */
    public FakeModel next(Step... steps) {
        return when("", steps);
    }

    /** The answer to the next request whose prompt contains a text; several calls stand in line. */
    public FakeModel when(String partOfPrompt, Step... steps) {
        script.add(partOfPrompt, new Answer(List.of(steps)));
        return this;
    }

    /** The requests for an answer so far. */
    public List<ModelRequest> requests() {
        return requests.soFar();
    }

    /** Waits for the request of this number, counted from 0. */
    public ModelRequest awaitRequest(int number) {
        return requests.await(number);
    }

    /** Ends; answers that are being given break off. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        exchanges.forEach(Thread::interrupt);
        requests.rethrowFailure();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread exchange = Thread.ofVirtual().name("fake model answer")
                        .unstarted(() -> exchange(socket));
                exchanges.add(exchange);
                exchange.start();
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                requests.failed(e);
                return;
            }
        }
    }

    private void exchange(Socket socket) {
        try (Http http = new Http(socket)) {
            Http.Asked asked = http.read();
            Dialect dialect = DIALECTS.get(asked.path());
            if (dialect == null) {
                answerOther(http, asked);
            } else {
                answer(http, asked, dialect);
            }
        } catch (IOException | InterruptedException theAgentOrTheTestHasGone) {
            // an agent whose turn is interrupted leaves, and so may a test at its end
        } catch (RuntimeException e) {
            requests.failed(e);
        } finally {
            exchanges.remove(Thread.currentThread());
        }
    }

    private void answer(Http http, Http.Asked asked, Dialect dialect)
            throws IOException, InterruptedException {
        var body = Json.parse(asked.body());
        ModelRequest request = new ModelRequest(asked.path(), asked.headers(), body, dialect.prompt(body),
                dialect.toolResults(body), dialect.tools(body));
        Answer answer = script.answer(request);
        requests.add(request);
        new Performance(http, dialect, "r" + answers.incrementAndGet()).give(answer);
    }

    private static void answerOther(Http http, Http.Asked asked) throws IOException {
        if (asked.path().startsWith("/v1/models")) {
            http.answer(200, Json.text(Map.of("object", "list", "data", List.of(), "models", List.of())));
        } else {
            http.answer(404, "{}");
        }
    }
}
