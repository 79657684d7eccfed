package dev.drawbridge.protocol.catalog;

import dev.drawbridge.protocol.message.IdPath;
import java.util.List;

/**
 * How notifications of one method may be condensed for a client that fell behind. Keys tell the streams of one thread
 * apart. {@code until} names the method that makes earlier notifications superfluous: one of the same item or, where
 * they name no item, with the same key; it is empty where nothing does.
 */
public sealed interface Stream {
    /** Each notification stands for itself and is never dropped. */
    record Single() implements Stream {}

    /** The {@code text} members of notifications with equal keys may be joined. */
    record Append(List<IdPath> key, IdPath text, String until) implements Stream {
        public Append {
            key = List.copyOf(key);
        }
    }

    /** Like {@link Append}, but {@code text} is base64: join what it decodes to, never the text itself. */
    record Base64(List<IdPath> key, IdPath text, String until) implements Stream {
        public Base64 {
            key = List.copyOf(key);
        }
    }

    /** Only the newest of the notifications with equal keys matters. */
    record Latest(List<IdPath> key, String until) implements Stream {
        public Latest {
            key = List.copyOf(key);
        }
    }

    /** A place among appended notifications: it cannot be joined and keeps its order. */
    record Mark(List<IdPath> key, String until) implements Stream {
        public Mark {
            key = List.copyOf(key);
        }
    }
}
