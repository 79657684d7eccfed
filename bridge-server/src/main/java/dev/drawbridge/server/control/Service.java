package dev.drawbridge.server.control;

import dev.drawbridge.core.engine.ControlCall;
import java.util.function.Function;

/**
 * An interface whose methods clients can call, and what serves them.
 *
 * @param words the interface; its {@link dev.drawbridge.protocol.bridge.BridgeMethod}s are what can be called
 * @param at makes what serves one call: it knows its caller
 */
public record Service<T>(Class<T> words, Function<ControlCall, T> at) {}
