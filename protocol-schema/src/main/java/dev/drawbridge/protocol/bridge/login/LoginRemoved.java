package dev.drawbridge.protocol.bridge.login;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Somebody who can log in no more.")
public record LoginRemoved(@Description("The name that was given with the password.") String user,
        @Description("Whether the next run of the bridge will know of it.") boolean kept) {
    public LoginRemoved {
        Objects.requireNonNull(user, "user");
    }
}
