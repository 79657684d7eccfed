package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.PiLaunch;
import dev.drawbridge.core.agent.pi.rpc.PiProcess;
import dev.drawbridge.core.agent.pi.rpc.PiProgram;
import dev.drawbridge.core.agent.pi.rpc.Trust;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Voice;
import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.pi.PiHome;
import dev.drawbridge.partners.wire.Json;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Live threads on a real Pi, what is said to them, and what they tell. */
final class RealLife implements AutoCloseable {
    private final ExecutorService one = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("the one thread").daemon().factory());
    private final FakeModel model = FakeModel.start();
    private final Told told = new Told();
    private final PiHome home;
    private final FileRecords records;
    private final Stage stage;
    private PiThread thread;
    private int ids;

    RealLife(Partner version) {
        this(version, Map.of(), Duration.ofMinutes(30));
    }

    RealLife(Partner version, Map<String, ?> settings, Duration idle) {
        home = PiHome.of(model, settings);
        Path bin = version.installed().resolve("node_modules/.bin");
        Path folder = home.directory().resolve("..").normalize();
        PiProgram program = new PiProgram("pi",
                Map.of("HOME", folder.toString(), "PI_CODING_AGENT_DIR", home.directory().toString(),
                        "TMPDIR", folder.toString(), "PATH",
                        bin + ":" + System.getenv().getOrDefault("PATH", ""), "PI_OFFLINE", "1", "LANG",
                        "C.UTF-8"),
                folder.resolve("own"), (pause, act) -> CompletableFuture
                        .delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS).execute(act));
        records = new FileRecords(home.sessions(), home.workspace(), one);
        stage = new Stage(new Voice(told, InstantSource.system()),
                (pause, act) -> CompletableFuture
                        .delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, one).execute(act),
                (launch, listener) -> Pi.of(PiProcess.start(program, launch, listener, one)), records,
                PiLaunch.in(home.workspace()).withTrust(Trust.APPROVED)
                        .withArguments(List.of("-e", extension().toString())),
                idle);
        thread = begin(new Beginning(home.workspace(), Optional.empty(), Optional.empty(),
                /* ephemeral= */ false));
    }

    private static Path extension() {
        try {
            return Path.of(Optional.ofNullable(RealLife.class.getResource("asking-extension.ts"))
                    .orElseThrow().toURI());
        } catch (URISyntaxException noFile) {
            throw new IllegalStateException(noFile);
        }
    }

    private PiThread begin(Beginning beginning) {
        CompletableFuture<PiThread.Begun> begun = new CompletableFuture<>();
        one.execute(() -> PiThread.begin(stage, beginning, begun::complete));
        return switch (get(begun)) {
            case PiThread.Begun.Ready ready -> {
                one.execute(ready.thread()::follow);
                yield ready.thread();
            }
            case PiThread.Begun.Failed failed -> throw new AssertionError(failed.refusal().sentence());
        };
    }

    /** Lets the thread go and takes it again, as another run of the bridge does. */
    PiThread anew() {
        close(thread);
        String id = thread.id();
        thread = PiThread.of(stage, id, home.workspace());
        one.execute(thread::follow);
        CompletableFuture<Optional<Refusal>> loaded = new CompletableFuture<>();
        one.execute(() -> thread.load(loaded::complete));
        get(loaded).ifPresent(refusal -> {
            throw new AssertionError(refusal.sentence());
        });
        return thread;
    }

    PiThread thread() {
        return thread;
    }

    FakeModel model() {
        return model;
    }

    PiHome home() {
        return home;
    }

    Told told() {
        return told;
    }

    FileRecords records() {
        return records;
    }

    /** Asks on the one thread. */
    <T> T ask(Function<PiThread, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        one.execute(() -> {
            try {
                answer.complete(question.apply(thread));
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        return get(answer);
    }

    private static <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Something that a client wants of a thread. */
    @FunctionalInterface
    interface Wish {
        void of(PiThread thread, Call call) throws Refusal;
    }

    /** Says it; the id of the request is given. */
    int send(Wish wish, Map<String, ?> params) {
        int id = ++ids;
        one.execute(() -> {
            ObjectNode members = Json.object(params).put("threadId", thread.id());
            Call call = new Call(IntNode.valueOf(1_000_000 + id), "", members, stage.voice());
            try {
                wish.of(thread, call);
            } catch (Refusal refusal) {
                stage.voice().refuse(call.id(), refusal);
            }
        });
        return id;
    }

    /** What a request was answered with, or its error. */
    JsonNode answer(int id) {
        JsonNode message = told.awaitMessage("answer to " + id,
                it -> it.path("id").asInt() == 1_000_000 + id && !it.has("method"));
        return message.has("result") ? message.path("result") : message.path("error");
    }

    int startTurn(String text) {
        return send(PiThread::startTurn, Map.of("input", List.of(Map.of("type", "text", "text", text))));
    }

    /** Says something and gives the id of the turn that it begins. */
    String turn(String text) {
        return answer(startTurn(text)).at("/turn/id").asText();
    }

    int steer(String turnId, String text) {
        return send(PiThread::steer, Map.of("expectedTurnId", turnId, "input",
                List.of(Map.of("type", "text", "text", text))));
    }

    int interrupt(String turnId) {
        return send(PiThread::interrupt, Map.of("turnId", turnId));
    }

    void reply(JsonNode question, Object result) {
        JsonNode message = Json.object(Map.of("result", result)).set("id", question.path("id"));
        one.execute(() -> thread.answer(question.path("id"), message));
    }

    JsonNode question(String method, int nth) {
        told.await(method, nth);
        return told.all().stream().filter(message -> message.path("method").asText().equals(method))
                .skip(nth - 1L).findFirst().orElseThrow();
    }

    private void close(PiThread living) {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        one.execute(() -> living.close(() -> closed.complete(true)));
        get(closed);
    }

    @Override
    public void close() {
        close(thread);
        one.shutdownNow();
        model.close();
        home.close();
    }
}
