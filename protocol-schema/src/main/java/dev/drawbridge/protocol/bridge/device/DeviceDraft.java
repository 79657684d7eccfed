package dev.drawbridge.protocol.bridge.device;

import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;

@Description("A device that is to be let in.")
public record DeviceDraft(
        @Description("By which people are to know it, 1 to 64 characters; if another has it, a number is added.") String name,
        @Description("What it may do: no more than the caller.") List<AccessScope> scopes) {
    public DeviceDraft {
        Objects.requireNonNull(name, "name");
        scopes = List.copyOf(scopes);
    }
}
