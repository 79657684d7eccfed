package dev.drawbridge.core.agent.pi;

import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Kind;
import dev.drawbridge.protocol.catalog.Method;
import java.util.Map;
import java.util.Optional;

/** What Codex can do and Pi cannot, and what there is to do instead. */
final class Inability {
    /** By the name of a method, or by how it begins. */
    private static final Map<String, String> INSTEAD = Map.of(
            "thread/revert", "fork the thread before that turn, with thread/fork and beforeTurnId",
            "thread/rollback", "fork the thread before that turn, with thread/fork and beforeTurnId",
            "thread/inject_items", "say it in a turn",
            "thread/goal/", "say it in a turn",
            "thread/settings/update", "give model and effort with the next turn/start",
            "thread/realtime/", "say it in writing, with turn/start",
            "config/",
            "a model is chosen for a thread, with thread/start or turn/start; what Pi takes by itself"
                    + " stands in its own settings",
            "thread/backgroundTerminals/", "Pi's commands end with their turn");

    private final Catalog catalog = Catalog.codex();

    /** Why a method is not Pi's, if it is one of Codex's. */
    Optional<Refusal> of(String method) {
        return catalog.lookup(method) instanceof Method known && known.kind() == Kind.CLIENT_REQUEST
                ? Optional.of(new Refusal("Pi cannot do " + method + instead(method)))
                : Optional.empty();
    }

    private static String instead(String method) {
        return INSTEAD.entrySet().stream().filter(each -> method.startsWith(each.getKey())).findFirst()
                .map(each -> ": " + each.getValue()).orElse("");
    }
}
