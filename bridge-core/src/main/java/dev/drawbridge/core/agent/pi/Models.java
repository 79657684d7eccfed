package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.rpc.PiEvent;
import dev.drawbridge.core.agent.pi.rpc.PiLaunch;
import dev.drawbridge.core.agent.pi.rpc.PiListener;
import dev.drawbridge.core.agent.pi.rpc.PiProcess;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.pi.rpc.SessionChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that Pi offers: it is asked by a process of its own, and again when its configuration has changed. */
final class Models {
    private static final Logger log = LoggerFactory.getLogger(Models.class);
    /** When it is tried again after a failure. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    /** Where Pi's models and credentials stand. */
    private static final List<String> FILES = List.of("models.json", "auth.json", "settings.json");

    private final PiOptions options;
    private final InstantSource clock;
    private final Executor thread;
    private final List<Consumer<Known>> waiting = new ArrayList<>();
    private Optional<Known> known = Optional.empty();
    private Instant validUntil = Instant.MIN;
    private String stamp = "";

    /** What is known of them. */
    sealed interface Known {
        /**
         * They are these.
         *
         * @param usual the one that Pi takes by itself, missing if it has none
         */
        record Offered(List<JsonNode> models, JsonNode usual) implements Known {
            /** The usual one comes first: where there are other agents, it is not the default among all. */
            public Offered {
                models = models.stream()
                        .sorted(Comparator.comparingInt(model -> isDefault(model, usual) ? 0 : 1)).toList();
            }

            boolean isDefault(JsonNode model) {
                return isDefault(model, usual);
            }

            private static boolean isDefault(JsonNode model, JsonNode usual) {
                return model.path("id").equals(usual.path("id"))
                        && model.path("provider").equals(usual.path("provider"));
            }
        }

        record Failed(String sentence) implements Known {}
    }

    /** @param thread has acts done by the one thread */
    Models(PiOptions options, InstantSource clock, Executor thread) {
        this.options = options;
        this.clock = clock;
        this.thread = thread;
    }

    void ask(Consumer<Known> asker) {
        String now = stamp();
        if (known.isPresent() && now.equals(stamp) && clock.instant().isBefore(validUntil)) {
            asker.accept(known.get());
            return;
        }
        waiting.add(asker);
        if (waiting.size() == 1) {
            stamp = now;
            new Interview().begin();
        }
    }

    private void tell(Known answer) {
        known = Optional.of(answer);
        validUntil = answer instanceof Known.Offered ? Instant.MAX : clock.instant().plus(AFTER_FAILURE);
        List<Consumer<Known>> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(asker -> asker.accept(answer));
    }

    private String stamp() {
        Path directory = options.program().agentDirectory();
        return Stream.concat(Stream.of(options.program().binary().map(Path::toString).orElse("")),
                FILES.stream().map(directory::resolve).map(Models::stamp)).collect(Collectors.joining(" "));
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + "/" + Files.size(file);
        } catch (IOException notThere) {
            return "-";
        }
    }

    /** A process that is asked nothing else. */
    private final class Interview implements PiListener {
        private Optional<PiProcess> process = Optional.empty();
        private boolean told;

        private void begin() {
            process = Optional.of(PiProcess.start(options.program(),
                    PiLaunch.in(options.directory()).withSession(new SessionChoice.Ephemeral()), this,
                    thread));
        }

        @Override
        public void ready(Ready ready) {
            process.ifPresent(asked -> asked.command("get_available_models",
                    reply -> answered(ready.state().model(), reply)));
        }

        private void answered(JsonNode usual, Reply reply) {
            switch (reply) {
                case Reply.Done done -> {
                    List<JsonNode> models = new ArrayList<>();
                    done.data().path("models").forEach(models::add);
                    finish(new Known.Offered(models, usual));
                }
                case Reply.Failed failed ->
                    finish(new Known.Failed("Pi does not tell its models: " + failed.error()));
                case Reply.Lost lost ->
                    finish(new Known.Failed("Pi does not tell its models: " + lost.reason()));
            }
            process.ifPresent(PiProcess::end);
        }

        @Override
        public void event(PiEvent event) {
            // nothing is done in it
        }

        @Override
        public void ended(String reason) {
            finish(new Known.Failed("Pi cannot be asked for its models: " + reason));
        }

        private void finish(Known answer) {
            if (!told) {
                told = true;
                if (answer instanceof Known.Failed failed) {
                    log.warn("{}", failed.sentence());
                }
                tell(answer);
            }
        }
    }
}
