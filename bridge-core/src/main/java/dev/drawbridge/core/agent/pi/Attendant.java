package dev.drawbridge.core.agent.pi;

import dev.drawbridge.core.agent.pi.queue.MessageQueue;
import dev.drawbridge.core.agent.pi.thread.PiThread;
import dev.drawbridge.core.agent.pi.thread.Prompt;
import dev.drawbridge.core.agent.pi.thread.Watcher;

/** Sees to it that what waits for a live thread is sent, and that it is let go when nobody needs it. */
record Attendant(PiThread thread, LiveThreads live, Presence presence,
        MessageQueue queue) implements Watcher {
    @Override
    public void changed() {
        presence.note(thread.id(), thread.runtimeId());
        queue.look();
    }

    @Override
    public void began() {
        queue.began();
    }

    @Override
    public void interrupted() {
        queue.interrupted();
    }

    @Override
    public void stranded(Prompt prompt, boolean perhapsHeard) {
        queue.strand(prompt.input(), prompt.clientId(), perhapsHeard);
    }

    @Override
    public void slept() {
        live.slept(thread);
    }
}
