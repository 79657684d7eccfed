package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.bridge.pairing.PairingAnswer;
import dev.drawbridge.protocol.bridge.pairing.PairingDraft;
import dev.drawbridge.protocol.bridge.pairing.PairingName;
import dev.drawbridge.protocol.bridge.pairing.PairingProgress;
import dev.drawbridge.protocol.bridge.pairing.PairingState;
import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.protocol.bridge.pairing.PairingWait;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What is said with the bridge about one pairing. */
final class PairingTalk {
    private final BridgeLine bridge;
    private final PairingTicket ticket;

    private PairingTalk(BridgeLine bridge, PairingTicket ticket) {
        this.bridge = bridge;
        this.ticket = ticket;
    }

    static PairingTalk begin(BridgeLine bridge, PairingDraft draft) throws Refused {
        return new PairingTalk(bridge, call(bridge, "begin", draft, PairingTicket.class));
    }

    PairingTicket ticket() {
        return ticket;
    }

    /** What becomes of it after this state, once it does. */
    CompletableFuture<PairingProgress> after(PairingState known) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return call(bridge, "await", new PairingWait(ticket.pairingId(), Optional.of(known)),
                        PairingProgress.class);
            } catch (Refused refused) {
                throw new CompletionException(refused);
            }
        }, task -> Thread.ofVirtual().name("pairing").start(task));
    }

    PairingProgress answer(boolean accept) throws Refused {
        return call(bridge, "answer", new PairingAnswer(ticket.pairingId(), accept), PairingProgress.class);
    }

    PairingProgress cancel() throws Refused {
        return call(bridge, "cancel", new PairingName(ticket.pairingId()), PairingProgress.class);
    }

    private static <T> T call(BridgeLine bridge, String what, Record params, Class<T> result) throws Refused {
        return bridge.call("bridge/pairing/" + what, params, result);
    }
}
