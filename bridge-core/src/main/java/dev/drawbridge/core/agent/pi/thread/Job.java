package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.speech.Refusal;

/** Something that a person wants of Pi, and that Pi must do nothing else for. */
interface Job {
    /** Pi is ready and does nothing else. */
    void begin(Runnable done);

    /** It was not begun, and will not be. */
    void refused(Refusal refusal);

    /** Pi has ended before it was done. */
    void lost(String reason);
}
