package dev.drawbridge.protocol.bridge.login;

import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;

@Description("Somebody who can log in.")
public record LoginInfo(@Description("The name that is given with the password.") String user,
        @Description("The device that all browsers of this login are.") String deviceId,
        @Description("What they may do.") List<AccessScope> scopes,
        @Description("Whether a code is asked for besides the password.") boolean totp,
        @Description("How many recovery codes are left.") int recoveryCodes) {
    public LoginInfo {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(deviceId, "deviceId");
        scopes = List.copyOf(scopes);
    }
}
