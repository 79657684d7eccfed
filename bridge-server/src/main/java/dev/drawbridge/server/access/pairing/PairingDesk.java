package dev.drawbridge.server.access.pairing;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.pairing.PairingAnswer;
import dev.drawbridge.protocol.bridge.pairing.PairingDraft;
import dev.drawbridge.protocol.bridge.pairing.PairingName;
import dev.drawbridge.protocol.bridge.pairing.PairingProgress;
import dev.drawbridge.protocol.bridge.pairing.PairingService;
import dev.drawbridge.protocol.bridge.pairing.PairingState;
import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.protocol.bridge.pairing.PairingWait;
import dev.drawbridge.protocol.message.ErrorCode;

/** Serves one device's calls about pairings. */
public record PairingDesk(Pairings pairings, Visitor caller) implements PairingService {
    @Override
    public PairingTicket begin(PairingDraft draft) {
        return pairings.begin(draft, caller);
    }

    @Override
    public PairingProgress await(PairingWait wait) {
        try {
            return pairings.of(wait.pairingId(), caller).await(wait.known().orElse(PairingState.WAITING));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new Declined(ErrorCode.INTERNAL_ERROR, "The bridge is ending");
        }
    }

    @Override
    public PairingProgress answer(PairingAnswer answer) {
        return pairings.answer(pairings.of(answer.pairingId(), caller), answer.accept());
    }

    @Override
    public PairingProgress cancel(PairingName name) {
        Pairing pairing = pairings.of(name.pairingId(), caller);
        pairing.giveUp(PairingState.CANCELED);
        return pairing.progress();
    }
}
