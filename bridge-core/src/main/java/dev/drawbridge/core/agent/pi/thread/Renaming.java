package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;

/** A name that a person gives to a thread. */
final class Renaming implements Job {
    private final Live live;
    private final String name;
    private final Receipt receipt;

    Renaming(Live live, String name, Receipt receipt) {
        this.live = live;
        this.name = name;
        this.receipt = receipt;
    }

    @Override
    public void begin(Runnable done) {
        live.host().command("set_session_name", Shapes.object().put("name", name), reply -> {
            switch (reply) {
                case Reply.Done _ -> {
                    receipt.heard(Shapes.object());
                    live.named(name);
                }
                case Reply.Failed failed -> receipt.refused(new Refusal(failed.error()));
                case Reply.Lost lost -> receipt.refused(new Refusal(lost.reason()));
            }
            if (live.activity().isSettled()) {
                live.host().note();
            }
            done.run();
        });
    }

    @Override
    public void refused(Refusal refusal) {
        receipt.refused(refusal);
    }

    @Override
    public void lost(String reason) {}
}
