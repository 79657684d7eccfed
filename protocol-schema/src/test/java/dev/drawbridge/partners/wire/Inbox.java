package dev.drawbridge.partners.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All messages received, each of which at most one waiter takes. */
final class Inbox implements Link.Receiver {
    private static final int SHOWN_IN_FAILURES = 30;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> texts = new ArrayList<>();
    private final List<JsonNode> messages = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private @Nullable String end;

    @Override
    public void received(String text) {
        JsonNode message = parsed(text);
        lock.lock();
        try {
            texts.add(text);
            messages.add(message);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void ended(String reason) {
        lock.lock();
        try {
            if (end == null) {
                end = reason;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the oldest message nobody took that fits. */
    JsonNode take(String what, Predicate<JsonNode> wanted, Duration timeout) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            for (int next = taken.nextClearBit(0);; next = taken.nextClearBit(next + 1)) {
                while (next >= messages.size()) {
                    if (end != null) {
                        throw new AssertionError("Ended (" + end + ") without " + what + shown());
                    }
                    if (left <= 0) {
                        throw new AssertionError("No " + what + " within " + timeout + shown());
                    }
                    left = changed.awaitNanos(left);
                }
                if (!taken.get(next) && wanted.test(messages.get(next))) {
                    taken.set(next);
                    return messages.get(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted without " + what + shown(), e);
        } finally {
            lock.unlock();
        }
    }

    String awaitEnd(Duration timeout) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (end == null) {
                if (left <= 0) {
                    throw new AssertionError("No end within " + timeout + shown());
                }
                left = changed.awaitNanos(left);
            }
            return end;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted before the end" + shown(), e);
        } finally {
            lock.unlock();
        }
    }

    List<String> texts() {
        lock.lock();
        try {
            return List.copyOf(texts);
        } finally {
            lock.unlock();
        }
    }

    List<JsonNode> messages() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    private String shown() {
        List<String> last = texts.subList(Math.max(0, texts.size() - SHOWN_IN_FAILURES), texts.size());
        return "; " + texts.size() + " messages came, the last of them:\n" + String.join("\n", last);
    }

    /** A line that is no JSON, as an agent's extension may print it, is kept as a string. */
    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (IllegalArgumentException notJson) {
            return TextNode.valueOf(text);
        }
    }
}
