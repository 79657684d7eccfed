package dev.drawbridge.core.agent.pi.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A process and all that was heard of it; closing ends it and waits. */
final class PiTalk implements PiListener, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private Optional<PiProcess> process = Optional.empty();

    private PiTalk() {}

    static PiTalk begin(PiProgram program, PiLaunch launch) {
        PiTalk talk = new PiTalk();
        talk.process = Optional.of(PiProcess.start(program, launch, talk, talk.executor));
        return talk;
    }

    PiProcess process() {
        return process.orElseThrow();
    }

    @Override
    public void ready(Ready now) {
        heard.add(now);
        ready.complete(now);
    }

    @Override
    public void event(PiEvent event) {
        heard.add(event);
    }

    @Override
    public void ended(String reason) {
        heard.add("ended");
        ended.complete(reason);
    }

    Ready awaitReady() {
        return CompletableFuture.anyOf(ready, ended).orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .thenApply(first -> {
                    assertThat(first).isInstanceOf(Ready.class);
                    return (Ready) first;
                }).join();
    }

    String awaitEnd() {
        return ended.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Everything heard so far: events, answers, {@link PiListener.Ready} and {@code "ended"}, in order. */
    List<Object> heard() {
        return List.copyOf(heard);
    }

    <E> List<E> heard(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits for so many of that type and gives the last of them. */
    <E> E await(Class<E> type, int count) {
        Awaitility.await(type.getSimpleName()).atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(heard(type)).as("all heard: %s", heard)
                        .hasSizeGreaterThanOrEqualTo(count));
        return heard(type).get(count - 1);
    }

    <E> E await(Class<E> type) {
        return await(type, 1);
    }

    /** Asks; the answer is also heard. */
    CompletableFuture<Reply> ask(String type, ObjectNode members) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        process().command(type, members, answer -> {
            heard.add(answer);
            if (!reply.complete(answer)) {
                heard.add("told twice");
            }
        });
        return reply.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    Reply reply(String type, ObjectNode members) {
        return ask(type, members).join();
    }

    JsonNode done(String type, ObjectNode members) {
        Reply reply = reply(type, members);
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done) reply).data();
    }

    JsonNode done(String type) {
        return done(type, members());
    }

    void prompt(String message) {
        done("prompt", members().put("message", message));
    }

    static ObjectNode members() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        process().end();
        awaitEnd();
        executor.close();
    }
}
