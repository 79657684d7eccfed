package dev.drawbridge.core.agent.pi.rpc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;

/** The first three questions, whose answers tell which Pi it is. The executor's alone. */
final class Probe {
    private boolean knowsQueue;
    private boolean knowsEntries;

    /** How the questions are asked, all in one write. */
    interface Asking {
        void ask(String type, ObjectNode members, Consumer<Reply> answered);
    }

    /** What came of it. */
    sealed interface Finding {
        record Found(Profile profile, PiState state) implements Finding {}

        /** The sentence says why it cannot be used. */
        record Unusable(String sentence) implements Finding {}
    }

    void begin(Asking pi, Consumer<Finding> found) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        pi.ask("clear_queue", json.objectNode(), reply -> knowsQueue = isKnown(reply));
        // an entry that is not there is an error at once, where the answer could be a long history
        pi.ask("get_entries", json.objectNode().put("since", "none"), reply -> knowsEntries = isKnown(reply));
        pi.ask("get_state", json.objectNode(), reply -> found.accept(finding(reply)));
    }

    private static boolean isKnown(Reply reply) {
        return switch (reply) {
            case Reply.Done done -> true;
            case Reply.Failed failed -> !failed.error().startsWith("Unknown command");
            case Reply.Lost lost -> false;
        };
    }

    private Finding finding(Reply state) {
        return switch (state) {
            case Reply.Done done -> profile()
                    .<Finding>map(profile -> new Finding.Found(profile, new PiState(done.data())))
                    .orElseGet(() -> new Finding.Unusable("this pi is neither an old nor a new one, it knows "
                            + (knowsQueue
                                    ? "clear_queue but not get_entries"
                                    : "get_entries but not clear_queue")
                            + ": update it with npm i -g " + PiProgram.PACKAGE));
            case Reply.Failed failed ->
                new Finding.Unusable("pi does not say what it does: " + failed.error());
            case Reply.Lost lost -> new Finding.Unusable("pi was started, but " + lost.reason());
        };
    }

    private Optional<Profile> profile() {
        if (knowsQueue != knowsEntries) {
            return Optional.empty();
        }
        return Optional.of(knowsQueue ? Profile.MODERN : Profile.LEGACY);
    }
}
