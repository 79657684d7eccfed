package dev.drawbridge.partners.pi;

import dev.drawbridge.partners.Partner;
import dev.drawbridge.partners.machine.AgentProcess;
import dev.drawbridge.partners.model.FakeModel;
import dev.drawbridge.partners.wire.Wire;

/** The ways to a real Pi. */
public final class Pi {
    private Pi() {}

    /** A client of a new Pi of this version, in a new home; closing it ends and removes both. */
    public static PiClient onStdio(FakeModel model, Partner version) {
        PiHome home = PiHome.of(model);
        return onStdio(home, version, home::close);
    }

    /** A client of a new Pi of this version with these arguments, in a home that outlives it. */
    public static PiClient onStdio(PiHome home, Partner version, String... arguments) {
        return onStdio(home, version, () -> {}, arguments);
    }

    private static PiClient onStdio(PiHome home, Partner version, Runnable afterwards, String... arguments) {
        AgentProcess process;
        try {
            process = home.rpc(version, arguments).start();
        } catch (RuntimeException e) {
            afterwards.run();
            throw e;
        }
        PiClient pi = new PiClient(Wire.of(process), () -> {
            process.close();
            afterwards.run();
        });
        try {
            // what is written before Pi is ready arrives as one batch, of which only a part is heeded
            pi.command("get_state");
            return pi;
        } catch (RuntimeException | Error e) {
            pi.close();
            throw e;
        }
    }
}
