package dev.drawbridge.core.audit;

import dev.drawbridge.protocol.bridge.audit.AuditAction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that somebody did.
 *
 * @param device it was done from, if by a client
 * @param client its name, if by one
 * @param details what else there is to it, by name; never what was said
 */
public record Deed(AuditAction action, Optional<String> device, Optional<String> client,
        Optional<String> threadId, Map<String, String> details) {
    /** Of what clients may make as long as they like, such as the name of a method, so much is recorded. */
    private static final int LONGEST = 1000;

    public Deed {
        threadId = threadId.map(Deed::shortened);
        details = details.entrySet().stream().collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, detail -> shortened(detail.getValue())));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Something that happened and was no client's doing. */
    public static Deed of(AuditAction action, Map<String, String> details) {
        return new Deed(action, Optional.empty(), Optional.empty(), Optional.empty(), details);
    }

    /** The same, with one more detail. */
    public Deed with(String name, String value) {
        Map<String, String> more = new HashMap<>(details);
        more.put(name, value);
        return new Deed(action, device, client, threadId, more);
    }

    /** The same, by which something was said: {@code bytes} is how long it is, {@code sha256} what names it. */
    public Deed saying(byte[] said) {
        return with("bytes", String.valueOf(said.length)).with("sha256", Hash.of(said));
    }
}
