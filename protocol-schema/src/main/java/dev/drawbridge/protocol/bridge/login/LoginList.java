package dev.drawbridge.protocol.bridge.login;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;

@Description("Those who can log in.")
public record LoginList(@Description("One for each, by name.") List<LoginInfo> logins) {
    public LoginList {
        logins = List.copyOf(logins);
    }
}
