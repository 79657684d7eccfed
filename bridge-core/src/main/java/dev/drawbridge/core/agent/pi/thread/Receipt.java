package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.function.UnaryOperator;

/** Who has said something to a thread, and is told once what became of it. */
public interface Receipt {
    /**
     * Pi has echoed it, or has taken it into the turn that runs.
     *
     * @param turn as Codex has it
     */
    void heard(ObjectNode turn);

    /** Pi has not heard it. */
    void refused(Refusal refusal);

    /** Nobody knows whether Pi has heard it: it ended before it was echoed. */
    void uncertain(String sentence);

    /** Of a request that is answered with the turn. */
    static Receipt turnOf(Call call) {
        return new Answered(call, turn -> {
            ObjectNode result = Shapes.object();
            result.set("turn", turn);
            return result;
        });
    }

    /** Of a request that is answered with the id of the turn. */
    static Receipt turnIdOf(Call call) {
        return new Answered(call, turn -> Shapes.object().put("turnId", turn.path("id").asText()));
    }

    /** Of a request that is answered with what is made of the turn. */
    static Receipt of(Call call, UnaryOperator<ObjectNode> result) {
        return new Answered(call, result);
    }

    /** Of a request that is answered with nothing. */
    static Receipt doneOf(Call call) {
        return new Answered(call, turn -> Shapes.object());
    }
}
