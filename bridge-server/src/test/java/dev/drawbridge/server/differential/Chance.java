package dev.drawbridge.server.differential;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a script leaves to chance, because the real server does. */
final class Chance {
    private final Set<String> beside = ConcurrentHashMap.newKeySet();
    private final Set<String> unsure = ConcurrentHashMap.newKeySet();

    /** Says that a thread runs beside the others, so that the order among them is chance. */
    void runsBeside(String thread) {
        beside.add(thread);
    }

    boolean isBeside(String thread) {
        return beside.contains(thread);
    }

    /** Says that notifications of these methods may come or not. */
    void mayNotCome(List<String> methods) {
        unsure.addAll(methods);
    }

    boolean isSure(String method) {
        return !unsure.contains(method);
    }
}
