package dev.drawbridge.protocol.bridge.pairing;

import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("What a new device is offered.")
public record PairingDraft(
        @Description("What it may do: nothing that the caller may not. Observing is always among it.") List<AccessScope> scopes,
        @Description("The name it gets; if absent, the one it gives itself.") Optional<String> name,
        @Description("Whether somebody has to say yes once a device has shown the secret.") boolean confirm) {
    public PairingDraft {
        scopes = List.copyOf(scopes);
        Objects.requireNonNull(name, "name");
    }
}
