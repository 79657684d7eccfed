package dev.drawbridge.server.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Messages whose place among the others is chance on the real server itself. They are compared with each other, in
 * their own order; all the rest is compared as it came.
 */
enum Relaxation {
    /** A sub-agent works beside its parent. */
    SUB_AGENTS {
        @Override
        boolean appliesTo(Actor actor, JsonNode message) {
            return actor.chance().isBeside(message.at("/params/threadId").asText());
        }
    },
    /** The turn that a request starts is announced by another thread of the server than the one that answers. */
    ANSWERS_TO_TURN_START {
        @Override
        boolean appliesTo(Actor actor, JsonNode message) {
            return isAnswer(actor, message, STARTS_OF_TURNS);
        }
    },
    /** The end of a command and the answer to whoever ended it cross each other. */
    ANSWERS_TO_COMMAND_EXEC {
        @Override
        boolean appliesTo(Actor actor, JsonNode message) {
            return isAnswer(actor, message, Set.of("command/exec"));
        }
    },
    /** What a process does about a word to it, be it to print or to end, crosses the answer to who said the word. */
    ANSWERS_TO_WORDS_TO_PROCESSES {
        @Override
        boolean appliesTo(Actor actor, JsonNode message) {
            return isAnswer(actor, message, WORDS_TO_PROCESSES);
        }
    },
    /** A thread is counted as active by a watcher of its own, beside the stream of its events. */
    ACTIVE_STATUS {
        @Override
        boolean appliesTo(Actor actor, JsonNode message) {
            return message.path("method").asText().equals("thread/status/changed")
                    && message.at("/params/status/type").asText().equals("active");
        }
    },
    /** That a thread is no longer loaded is told by whoever unloads it, by who watches it, or by both. */
    UNLOADED_STATUS {
        @Override
        boolean appliesTo(Actor actor, JsonNode message) {
            return message.path("method").asText().equals("thread/status/changed")
                    && message.at("/params/status/type").asText().equals("notLoaded");
        }
    },
    /** What a search finds is told by a thread of its own, before or after the answer to who asked for it. */
    ANSWERS_TO_SEARCHES {
        @Override
        boolean appliesTo(Actor actor, JsonNode message) {
            return isAnswer(actor, message, SEARCHES);
        }
    },
    /** That a search is complete and what it found are told by two threads of the server. */
    ENDS_OF_SEARCHES {
        @Override
        boolean appliesTo(Actor actor, JsonNode message) {
            return message.path("method").asText().equals("fuzzyFileSearch/sessionCompleted");
        }
    },
    /** A warning is sent by whatever stumbles upon its cause, before or after what it accompanies. */
    WARNINGS {
        @Override
        boolean appliesTo(Actor actor, JsonNode message) {
            return message.path("method").asText().equals("warning");
        }
    };

    private static final Set<String> STARTS_OF_TURNS = Set.of("turn/start", "review/start",
            "thread/compact/start", "thread/shellCommand");
    private static final Set<String> WORDS_TO_PROCESSES = Set.of("command/exec/write",
            "command/exec/terminate", "command/exec/resize", "process/writeStdin", "process/kill");
    private static final Set<String> SEARCHES = Set.of("fuzzyFileSearch/sessionStart",
            "fuzzyFileSearch/sessionUpdate");

    abstract boolean appliesTo(Actor actor, JsonNode message);

    private static boolean isAnswer(Actor actor, JsonNode message, Set<String> methods) {
        return !message.has("method") && methods.contains(actor.methodOf(message.path("id")));
    }
}
