package dev.drawbridge.core.agent.pi.rpc;

import java.nio.file.Path;

/** An agent directory for a process as long as it lives. */
interface Lodging extends AutoCloseable {
    /** What the process is told is the agent directory. */
    Path directory();

    @Override
    void close();
}
