package dev.drawbridge.core.agent.pi.story;

import java.util.HashMap;
import java.util.Map;

/** The ids that a story has given and will give next. */
final class Names {
    private final Marks marks;
    private final Map<Long, Integer> turns = new HashMap<>();
    private final Map<Long, Integer> users = new HashMap<>();
    private final Map<Long, Integer> answers = new HashMap<>();
    private long heard;
    private int compactions;
    private int commands;
    private int customs;
    private int branches;

    Names(Marks marks) {
        this.marks = marks;
    }

    /** A message of that time has come, which is the same wherever it is heard. */
    void heard(long timestamp) {
        heard = timestamp;
    }

    /** The time of the last message. */
    long lastHeard() {
        return heard;
    }

    String turn(long timestamp) {
        return Ids.turn(timestamp, count(turns, timestamp));
    }

    /** Of the turn that something begins that has no such time. */
    String turnOf(String item) {
        return Ids.turnOf(item, heard);
    }

    String user(long timestamp) {
        return Ids.user(timestamp, count(users, timestamp));
    }

    String nextUser(long timestamp) {
        return Ids.user(timestamp, users.getOrDefault(timestamp, 0));
    }

    /** How many assistant's messages of that time there were before this one. */
    int answer(long timestamp) {
        return count(answers, timestamp);
    }

    int answersAt(long timestamp) {
        return answers.getOrDefault(timestamp, 0);
    }

    private static int count(Map<Long, Integer> counts, long timestamp) {
        return counts.merge(timestamp, 1, Integer::sum) - 1;
    }

    String compaction() {
        String id = nextCompaction();
        compactions++;
        return id;
    }

    String nextCompaction() {
        return marks.known(Ids.compaction(compactions + 1));
    }

    String command() {
        String id = nextCommand();
        commands++;
        return id;
    }

    String nextCommand() {
        return marks.known(Ids.command(commands + 1));
    }

    String custom() {
        return Ids.custom(++customs);
    }

    String branch() {
        return Ids.branch(++branches);
    }
}
