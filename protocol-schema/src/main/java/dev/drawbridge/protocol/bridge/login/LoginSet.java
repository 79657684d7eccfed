package dev.drawbridge.protocol.bridge.login;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("Somebody who can log in by a new password.")
public record LoginSet(@Description("The login as it is now.") LoginInfo login,
        @Description("If there is a new secret for codes: the link (otpauth:) that authenticators take. It is told once.") Optional<String> totpLink,
        @Description("If there are new recovery codes: all of them, each good once instead of a code. They are told once.") List<String> newRecoveryCodes,
        @Description("Whether the next run of the bridge will know of it.") boolean kept) {
    public LoginSet {
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(totpLink, "totpLink");
        newRecoveryCodes = List.copyOf(newRecoveryCodes);
    }

    /** Without what is told once. */
    @Override
    public String toString() {
        return "LoginSet[" + login.user() + "]";
    }
}
