package dev.drawbridge.protocol.bridge.login;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;

@Description("Whose login is meant.")
public record LoginName(@Description("The name that is given with the password.") String user) {
    public LoginName {
        Objects.requireNonNull(user, "user");
    }
}
