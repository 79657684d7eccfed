package dev.drawbridge.core.engine;

import java.util.ArrayDeque;
import java.util.Queue;

/** Takes calls to the bridge itself and leaves it to the test to answer them. */
final class FakeControl implements Control {
    final Queue<ControlCall> calls = new ArrayDeque<>();

    @Override
    public void serve(ControlCall call) {
        calls.add(call);
    }
}
