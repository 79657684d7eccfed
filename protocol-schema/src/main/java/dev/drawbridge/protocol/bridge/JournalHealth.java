package dev.drawbridge.protocol.bridge;

import dev.drawbridge.protocol.doc.Description;

@Description("How the journal is doing, by which threads can be taken up again after a restart of the bridge.")
public enum JournalHealth {
    @Description("It is kept.")
    FINE, @Description("It is switched off: what a client missed before a restart is known to nobody.")
    OFF, @Description("It cannot be written or read; streaming goes on without it.")
    BROKEN
}
