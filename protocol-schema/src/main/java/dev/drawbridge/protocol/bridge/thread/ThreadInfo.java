package dev.drawbridge.protocol.bridge.thread;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("What the bridge knows of a thread.")
public record ThreadInfo(@Description("Its id, which stays.") String threadId,
        @Description("The agent whose thread it is.") String agent,
        @Description("The process that works in it now; another one has another name. Absent when there is none.") Optional<String> runtimeId,
        @Description("What the agent's extensions show beside the thread; absent when that is nothing.") Optional<ThreadUi> ui) {
    public ThreadInfo {
        Objects.requireNonNull(threadId, "threadId");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(runtimeId, "runtimeId");
        Objects.requireNonNull(ui, "ui");
    }
}
