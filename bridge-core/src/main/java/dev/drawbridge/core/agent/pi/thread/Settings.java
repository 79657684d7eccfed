package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.agent.pi.rpc.PiState;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.Optional;
import java.util.function.Consumer;

/** The model and the effort of a thread: those that it has, and those that are wanted for what is said next. */
final class Settings {
    private static final String PREFIX = "pi/";

    private final Host host;
    private final Usage usage;
    private Optional<String> model = Optional.empty();
    private Optional<String> effort = Optional.empty();
    private Optional<String> wantedModel = Optional.empty();
    private Optional<String> wantedEffort = Optional.empty();

    Settings(Host host, Usage usage) {
        this.host = host;
        this.usage = usage;
    }

    Optional<String> model() {
        return model;
    }

    Optional<String> effort() {
        return effort;
    }

    void are(PiState state) {
        model(state.model());
        isLevel(state.thinkingLevel());
    }

    void isLevel(String level) {
        effort = Optional.of(level.equals("off") ? "none" : level).filter(name -> !name.isEmpty());
    }

    private void model(JsonNode described) {
        usage.model(described);
        model = Optional
                .of(PREFIX + described.path("provider").asText() + "/" + described.path("id").asText())
                .filter(name -> described.has("id"));
    }

    void want(Prompt prompt) {
        wantedModel = prompt.model().or(() -> wantedModel);
        wantedEffort = prompt.effort().or(() -> wantedEffort);
    }

    /** Makes them as they are wanted; gives why that cannot be. */
    void apply(Consumer<Optional<Refusal>> applied) {
        Optional<String> other = wantedModel.filter(wanted -> !model.equals(Optional.of(wanted)));
        wantedModel = Optional.empty();
        if (other.isEmpty()) {
            applyEffort(applied);
            return;
        }
        String[] names = names(other.get());
        host.command("set_model", Shapes.object().put("provider", names[0]).put("modelId", names[1]),
                reply -> {
                    switch (reply) {
                        case Reply.Done done -> {
                            model(done.data());
                            applyEffort(applied);
                        }
                        case Reply.Failed failed -> applied.accept(Optional.of(new Refusal(failed.error())));
                        case Reply.Lost lost -> applied.accept(Optional.of(new Refusal(lost.reason())));
                    }
                });
    }

    /** Provider and id; the id may have slashes in it. */
    static String[] names(String wanted) {
        String name = wanted.startsWith(PREFIX) ? wanted.substring(PREFIX.length()) : wanted;
        int slash = name.indexOf('/');
        return new String[]{name.substring(0, Math.max(0, slash)), name.substring(slash + 1)};
    }

    /** What Pi calls an effort. */
    static String level(String effort) {
        return effort.equals("none") ? "off" : effort;
    }

    private void applyEffort(Consumer<Optional<Refusal>> applied) {
        Optional<String> other = wantedEffort.filter(wanted -> !effort.equals(Optional.of(wanted)));
        wantedEffort = Optional.empty();
        if (other.isEmpty()) {
            applied.accept(Optional.empty());
            return;
        }
        String level = level(other.get());
        host.command("set_thinking_level", Shapes.object().put("level", level), reply -> {
            switch (reply) {
                case Reply.Done _ -> {
                    isLevel(level);
                    applied.accept(Optional.empty());
                }
                case Reply.Failed failed -> applied.accept(Optional.of(new Refusal(failed.error())));
                case Reply.Lost lost -> applied.accept(Optional.of(new Refusal(lost.reason())));
            }
        });
    }
}
