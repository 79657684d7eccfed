package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.Reply;
import dev.drawbridge.core.agent.pi.story.Items;
import dev.drawbridge.core.agent.pi.story.Story;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;

/** A compaction that a person wants; it is a turn of its own. */
final class Compacting implements Job {
    private final Live live;
    private final String instructions;
    private final Receipt receipt;

    Compacting(Live live, String instructions, Receipt receipt) {
        this.live = live;
        this.instructions = instructions;
        this.receipt = receipt;
    }

    @Override
    public void begin(Runnable done) {
        Story story = live.telling().story();
        String item = story.nextCompaction();
        LiveTurn turn = live.turns().make(LiveTurn.Kind.COMPACTION, story.nextCompactionTurn(),
                live.speech().now());
        receipt.heard(turn.shape());
        live.turns().begin(turn);
        turn.started(Items.compaction(item));
        ObjectNode members = Shapes.object();
        if (!instructions.isEmpty()) {
            members.put("customInstructions", instructions);
        }
        live.host().command("compact", members, reply -> {
            live.check(turn.id(), () -> {
                if (live.turns().isRunning(turn)) {
                    live.turns().end(ending(turn, reply));
                }
                done.run();
            });
        });
    }

    private static Ending ending(LiveTurn turn, Reply reply) {
        return switch (reply) {
            case Reply.Done _ -> new Ending.Completed();
            case Reply.Failed failed -> turn.isInterrupting()
                    ? new Ending.Interrupted()
                    : new Ending.Failed(failed.error());
            case Reply.Lost lost -> turn.isInterrupting()
                    ? new Ending.Interrupted()
                    : new Ending.Failed(lost.reason());
        };
    }

    @Override
    public void refused(Refusal refusal) {
        receipt.refused(refusal);
    }

    @Override
    public void lost(String reason) {}
}
