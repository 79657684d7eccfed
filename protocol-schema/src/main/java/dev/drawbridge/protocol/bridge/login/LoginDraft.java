package dev.drawbridge.protocol.bridge.login;

import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("Somebody who is to log in by a password.")
public record LoginDraft(
        @Description("The name that is given with it: up to 64 small letters, digits and . _ @ -") String user,
        @Description("The password, 10 to 1024 characters.") String password,
        @Description("What it allows: no more than the caller may. If absent, as much as before; the first time, what an operator may. What changes here makes it another device.") Optional<List<AccessScope>> scopes,
        @Description("Whether a code is asked for, too: true makes a new secret and new recovery codes, false takes them away. If absent, they stay as they are.") Optional<Boolean> totp) {
    public LoginDraft {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        scopes = scopes.map(List::copyOf);
        Objects.requireNonNull(totp, "totp");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LoginDraft[" + user + "]";
    }
}
