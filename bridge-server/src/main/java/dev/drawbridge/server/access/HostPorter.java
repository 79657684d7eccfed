package dev.drawbridge.server.access;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.server.access.Admission.Forbidden;
import dev.drawbridge.server.access.Admission.Granted;
import java.util.Optional;

/**
 * Decides at a door that only programs of the bridge's own user reach: they are let in without a token. A web page is
 * none of them, by whatever program it has come this far.
 */
public final class HostPorter implements Porter {
    private static final Forbidden NO_PAGES = new Forbidden(
            "web pages do not come in by the control socket: connect to the bridge's address");

    @Override
    public Optional<Forbidden> shun(Knock knock) {
        return knock.origins().isEmpty() ? Optional.empty() : Optional.of(NO_PAGES);
    }

    @Override
    public Admission admit(Knock knock) {
        return shun(knock).<Admission>map(refused -> refused).orElseGet(() -> new Granted(Visitor.HOST));
    }
}
