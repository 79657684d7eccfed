package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.function.UnaryOperator;

/** A client that is answered once, whatever comes after. */
final class Answered implements Receipt {
    private final Call call;
    private final UnaryOperator<ObjectNode> result;
    private boolean told;

    Answered(Call call, UnaryOperator<ObjectNode> result) {
        this.call = call;
        this.result = result;
    }

    @Override
    public void heard(ObjectNode turn) {
        if (first()) {
            call.answer(result.apply(turn));
        }
    }

    @Override
    public void refused(Refusal refusal) {
        if (first()) {
            call.voice().refuse(call.id(), refusal);
        }
    }

    @Override
    public void uncertain(String sentence) {
        refused(new Refusal(ErrorCode.AGENT_RESTARTED, sentence));
    }

    private boolean first() {
        boolean first = !told;
        told = true;
        return first;
    }
}
