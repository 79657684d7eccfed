package dev.drawbridge.protocol.bridge.pairing;

import dev.drawbridge.protocol.doc.Description;

@Description("What has become of a pairing.")
public enum PairingState {
    @Description("No device has shown the secret yet.")
    WAITING, @Description("A device has shown the secret, and waits to be let in.")
    CLAIMED, @Description("The device was let in.")
    PAIRED, @Description("The device was not let in.")
    DECLINED, @Description("No device came in time, or nobody answered in time.")
    EXPIRED, @Description("It was ended before a device was let in.")
    CANCELED, @Description("Too many wrong secrets were shown.")
    SPOILED, @Description("The device went away before it was let in.")
    LEFT;

    /** Whether nothing will become of it any more. */
    public boolean isEnd() {
        return this != WAITING && this != CLAIMED;
    }
}
