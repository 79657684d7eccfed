package dev.drawbridge.core.engine;

import dev.drawbridge.transcript.AgentMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A thread that the fake agent of a scene tells, and answers for, as Codex does. */
final class Play {
    private static final String GOAL = "{\"method\":\"thread/goal/cleared\",\"params\":{\"threadId\":\"";

    private final Scene scene;
    private final String thread;
    private final List<String> lines;
    private final AgentMemory memory;
    private int told;

    Play(Scene scene, String thread, List<String> lines) {
        this.scene = scene;
        this.thread = thread;
        this.lines = lines;
        this.memory = new AgentMemory(thread);
    }

    String thread() {
        return thread;
    }

    boolean isOver() {
        return told == lines.size();
    }

    /** The agent tells a few lines more, all at once. */
    void tell(int most) {
        List<String> next = lines.subList(told, told + Math.min(lines.size() - told, most));
        next.forEach(memory::said);
        told += next.size();
        scene.life().say(next.toArray(String[]::new));
    }

    void tellTheRest(SplittableRandom random) {
        while (!isOver()) {
            tell(random.nextInt(1, 20));
        }
    }

    /** The agent says so much that nobody has to know all of. */
    void chatter(int bytes) {
        String diff = "x".repeat(100_000);
        for (int said = 0; said < bytes; said += diff.length()) {
            scene.life().say("{\"method\":\"turn/diff/updated\",\"params\":{\"threadId\":\"" + thread
                    + "\",\"turnId\":\"turn-0\",\"diff\":\"" + said + diff + "\"},\"emittedAtMs\":1}");
        }
    }

    /** Lets the audience resume the thread: a snapshot, and what the agent repeats with it. */
    void admit(Audience audience) {
        audience.client().send(audience.request("thread/resume", "{'threadId':'" + thread + "'}"));
        List<String> said = new ArrayList<>();
        said.add("{\"id\":" + Scene.idOf(scene.asked()) + ",\"result\":" + memory.snapshot() + "}");
        said.add(GOAL + thread + "\"},\"emittedAtMs\":1}");
        said.addAll(List.of(memory.questions()));
        scene.life().say(said.toArray(String[]::new));
    }
}
