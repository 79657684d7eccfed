package dev.drawbridge.protocol.bridge.pairing;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** How new devices are let in. A pairing is known to the device that began it, and to the host. */
public interface PairingService {
    @BridgeMethod("bridge/pairing/begin")
    @Description("Offers to let one device in. It shows the id and the secret with POST /v1/pair/confirm before they expire.")
    PairingTicket begin(PairingDraft draft);

    @BridgeMethod("bridge/pairing/await")
    @Description("Waits until something has become of a pairing that the caller does not know yet, and tells it.")
    PairingProgress await(PairingWait wait);

    @BridgeMethod("bridge/pairing/answer")
    @Description("Says whether the device that has claimed the pairing may come in.")
    PairingProgress answer(PairingAnswer answer);

    @BridgeMethod("bridge/pairing/cancel")
    @Description("Ends a pairing: nobody comes in by it any more.")
    PairingProgress cancel(PairingName name);
}
