package dev.drawbridge.core.agent.demo;

import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The threads of one life, the oldest first. */
final class DemoThreads {
    private final Map<String, DemoThread> threads = new LinkedHashMap<>();

    void add(DemoThread thread) {
        threads.put(thread.id(), thread);
    }

    void remove(DemoThread thread) {
        threads.remove(thread.id());
    }

    Optional<DemoThread> find(String id) {
        return Optional.ofNullable(threads.get(id));
    }

    List<DemoThread> all() {
        return List.copyOf(threads.values());
    }

    /** A thread that is kept: one in which something was said and that is not ephemeral. */
    DemoThread stored(Call call) throws Refusal {
        DemoThread thread = any(call, "no rollout found for thread id ");
        if (thread.isEphemeral() || thread.isNew()) {
            throw new Refusal("no rollout found for thread id " + thread.id());
        }
        return thread;
    }

    DemoThread loaded(Call call, String otherwise) throws Refusal {
        DemoThread thread = any(call, otherwise);
        if (!thread.isLoaded()) {
            throw new Refusal(otherwise + thread.id());
        }
        return thread;
    }

    DemoThread any(Call call, String otherwise) throws Refusal {
        if (!call.params().isObject()) {
            throw Refusal.missing("params");
        }
        String id = call.text("threadId");
        return find(id).orElseThrow(() -> new Refusal(otherwise + id));
    }
}
