package dev.drawbridge.server.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drawbridge.core.websocket.Trust;
import java.util.Objects;
import java.util.Optional;

/**
 * A bridge that this device was paired with.
 *
 * @param url its address
 * @param token that lets this device in
 * @param fingerprint of its certificate; absent if somebody vouches for that
 * @param device what the device is called there
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Profile(String url, String token, Optional<String> fingerprint, Optional<String> device) {
    /** Where commands go if nothing is said, on a machine without a bridge of its own. */
    public static final String DEFAULT = "default";

    public Profile {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(device, "device");
    }

    /** Where that is. */
    public Destination destination() {
        return Destination.of(url, Optional.of(token),
                fingerprint.<Trust>map(Trust.Pinned::new).orElseGet(Trust.Usual::new));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Profile[" + url + "]";
    }
}
