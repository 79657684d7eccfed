package dev.drawbridge.core.engine;

/** What serves the methods of the bridge itself, whose names begin with {@code bridge/}. */
public interface Control {
    /** Takes one call and returns at once; the call is answered later, by any thread, exactly once. */
    void serve(ControlCall call);
}
