package dev.drawbridge.server.access.pairing;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.Scopes;

/** Where devices are added to those who may come in. Adding and withdrawing may take as long as a disk does. */
public interface NewDevices {
    /**
     * Lets one in.
     *
     * @param name that it is to have, if no other has it
     */
    NewDevice add(String name, Scopes scopes);

    /** Takes back one that was added and never learned its token. */
    void withdraw(NewDevice device);

    /** Whether that one may still come in, and so let others in. */
    boolean welcomes(Visitor host);
}
