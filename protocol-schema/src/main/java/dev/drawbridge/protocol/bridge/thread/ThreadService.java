package dev.drawbridge.protocol.bridge.thread;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** What the bridge knows of threads. */
public interface ThreadService {
    @BridgeMethod("bridge/threads/read")
    @Description("Tells which agent works in a thread, and as what process.")
    ThreadInfo read(ThreadName params);
}
