package dev.drawbridge.core.agent.pi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.queue.MessageQueue;
import dev.drawbridge.core.agent.pi.thread.PiThread;
import dev.drawbridge.core.agent.pi.thread.Prompt;
import dev.drawbridge.core.agent.pi.thread.Receipt;
import dev.drawbridge.core.agent.speech.Call;
import dev.drawbridge.core.agent.speech.Reception;
import dev.drawbridge.core.agent.speech.Refusal;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;
import java.util.stream.Stream;

/** Serves what is said to threads, and what they are to do; a thread that only has a file comes to life by it. */
final class TurnDesk implements Reception.Desk {
    private static final List<String> METHODS = List.of("turn/start", "turn/steer", "turn/interrupt",
            "thread/compact/start", "thread/shellCommand", "review/start");

    private final House house;

    TurnDesk(House house) {
        this.house = house;
    }

    @Override
    public List<String> methods() {
        return Stream.of(METHODS, MessageQueue.METHODS).flatMap(List::stream).toList();
    }

    @Override
    public void serve(Call call) throws Refusal {
        String id = call.text("threadId");
        switch (call.method()) {
            case "turn/start" -> open(id).startTurn(call);
            case "turn/steer" -> live(id).steer(call);
            case "turn/interrupt" -> live(id).interrupt(call);
            case "thread/compact/start" -> open(id).compact(call);
            case "thread/shellCommand" -> open(id).shell(call);
            case "review/start" -> review(call, open(id));
            default -> queue(call, id);
        }
    }

    /** One in which something may be said. */
    private PiThread open(String id) throws Refusal {
        if (house.shelf().isArchived(id)) {
            throw new Refusal("session " + id + " is archived: thread/unarchive takes it back");
        }
        return house.live().wake(id);
    }

    private PiThread live(String id) throws Refusal {
        return house.live().find(id).orElseThrow(() -> new Refusal("thread not found: " + id));
    }

    private void queue(Call call, String id) throws Refusal {
        if (house.live().find(id).isEmpty() && house.sessions().find(id).isEmpty()) {
            throw new Refusal("thread not found: " + id);
        }
        house.live().queue(id).serve(call);
    }

    /** Pi knows no reviews: it is told in words what to look at. */
    private static void review(Call call, PiThread thread) throws Refusal {
        ObjectNode text = Shapes.object().put("type", "text").put("text",
                "Review the code. Report bugs, risks and what is missing, the worst first, each with its file and"
                        + " line; change nothing. Look at " + subject(call.params().path("target")));
        Prompt prompt = Prompt.of(Shapes.array().add(text), Shapes.object());
        thread.send(prompt, Receipt.of(call, turn -> {
            ObjectNode result = Shapes.object().put("reviewThreadId", thread.id());
            result.set("turn", turn);
            return result;
        }));
    }

    private static String subject(JsonNode target) throws Refusal {
        return switch (target.path("type").asText()) {
            case "uncommittedChanges" ->
                "the changes that are not committed: staged, unstaged and untracked files.";
            case "baseBranch" -> "the changes between the branch " + target.path("branch").asText()
                    + " and the current one.";
            case "commit" -> "the changes of the commit " + target.path("sha").asText() + ".";
            case "custom" -> "this: " + target.path("instructions").asText();
            default -> throw new Refusal("Invalid request: unknown variant `" + target.path("type").asText()
                    + "`, expected one of `uncommittedChanges`, `baseBranch`, `commit`, `custom`");
        };
    }
}
