package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.session.SessionFile;
import dev.drawbridge.core.agent.pi.session.Sessions;
import dev.drawbridge.core.agent.pi.thread.PiThread;
import dev.drawbridge.core.agent.speech.Shapes;

/** Threads as Codex has them, live or not. */
record Portraits(Shapes shapes, Sessions sessions, LiveThreads live) {
    /** A thread of which there is a file, without its turns. */
    ObjectNode of(SessionFile file) {
        ObjectNode thread = sessions.thread(file);
        live.find(file.id()).ifPresent(alive -> enliven(thread, alive));
        return thread;
    }

    /** A live thread, of which there need be no file yet, without its turns. */
    ObjectNode of(PiThread alive) {
        ObjectNode thread = sessions.find(alive.id()).map(sessions::thread).orElseGet(() -> fresh(alive));
        enliven(thread, alive);
        return thread;
    }

    private ObjectNode fresh(PiThread alive) {
        long begun = alive.livesSince() / 1000;
        return shapes.shape("thread").put("id", alive.id()).put("sessionId", alive.id())
                .put("ephemeral", alive.isEphemeral()).put("cwd", alive.cwd())
                .put("createdAt", begun).put("updatedAt", begun).put("recencyAt", begun);
    }

    private static void enliven(ObjectNode thread, PiThread alive) {
        thread.set("status", alive.status());
        alive.model().ifPresent(model -> thread.put("model", model));
        alive.name().ifPresent(name -> thread.put("name", name));
        alive.effort().ifPresent(effort -> thread.put("reasoningEffort", effort));
    }

    /** What is told to whoever has opened a thread. */
    ObjectNode session(PiThread alive, ArrayNode turns) {
        ObjectNode thread = of(alive);
        thread.set("turns", turns);
        ObjectNode session = shapes.shape("session").put("cwd", alive.cwd())
                .put("model", thread.path("model").asText());
        session.set("reasoningEffort", thread.path("reasoningEffort"));
        session.set("thread", thread);
        return session;
    }
}
