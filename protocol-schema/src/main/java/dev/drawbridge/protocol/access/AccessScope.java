package dev.drawbridge.protocol.access;

import dev.drawbridge.protocol.doc.Description;
import java.util.Locale;

@Description("One thing that a device may be allowed.")
public enum AccessScope {
    @Description("To see threads and what happens in them. Every device may.")
    OBSERVE, @Description("To start threads and turns, and to steer and interrupt them.")
    PROMPT, @Description("To answer what agents ask, and to choose how much they ask.")
    APPROVE, @Description("To read files.")
    FILES, @Description("To run programs, past all that an agent would ask.")
    TERMINAL, @Description("Everything else: to write files, change settings and accounts, and let others in.")
    ADMIN;

    /** As people and the wire write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
