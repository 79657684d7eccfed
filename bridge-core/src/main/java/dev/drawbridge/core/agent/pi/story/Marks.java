package dev.drawbridge.core.agent.pi.story;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file alone cannot tell of its session; kept as strings.
 *
 * <ul>
 * <li>{@code begin:<u…>} this message of the user begins a turn though the one before looks open;
 * <li>{@code steer:<u…>} it does not though the one before looks closed;
 * <li>{@code begin:<c…>} this compaction was asked for by a person and is a turn of its own;
 * <li>{@code with:<b…>} this command of the person belongs to the turn before it though that looks closed;
 * <li>{@code interrupted:<turnId>} and {@code failed:<turnId>:<sentence>} how that turn ended;
 * <li>{@code declined:<t…>} a person did not want that done;
 * <li>{@code client:<u…>:<clientId>} what the client called that message;
 * <li>{@code again:<c… or b…>:<k>} at which attempt (2, 3…) it succeeded; those before it left nothing behind.
 * </ul>
 */
final class Marks {
    private final Set<String> bare = new HashSet<>();
    private final Map<String, String> valued = new HashMap<>();

    Marks(Set<String> marks) {
        marks.forEach(this::add);
    }

    void add(String mark) {
        bare.add(mark);
        int value = mark.indexOf(':', mark.indexOf(':') + 1);
        if (value > 0) {
            valued.put(mark.substring(0, value), mark.substring(value + 1));
        }
    }

    /** Whether a mark is about one of these turns or items. */
    static boolean isAbout(String mark, Set<String> ids) {
        String[] parts = mark.split(":", 3);
        if (parts.length < 2) {
            return false;
        }
        return ids.contains(parts[0].equals("again") && parts.length > 2
                ? parts[1] + "-" + parts[2]
                : parts[1]);
    }

    boolean begins(String item) {
        return bare.contains("begin:" + item);
    }

    boolean steers(String item) {
        return bare.contains("steer:" + item);
    }

    boolean belongs(String item) {
        return bare.contains("with:" + item);
    }

    boolean declined(String item) {
        return bare.contains("declined:" + item);
    }

    boolean interrupted(String turn) {
        return bare.contains("interrupted:" + turn);
    }

    /** Why the turn failed, if it is said that it did. */
    Optional<String> failed(String turn) {
        return Optional.ofNullable(valued.get("failed:" + turn));
    }

    Optional<String> client(String item) {
        return Optional.ofNullable(valued.get("client:" + item));
    }

    /** The id by which it is known: another one than the first if others had that before. */
    String known(String item) {
        return Optional.ofNullable(valued.get("again:" + item)).map(attempt -> item + "-" + attempt)
                .orElse(item);
    }
}
