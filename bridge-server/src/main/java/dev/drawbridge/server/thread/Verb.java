package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.BridgeCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.Sheet;

/** A command about threads. */
abstract class Verb extends BridgeCommand {
    /** The end of each of their helps. */
    static final String EXIT_CODES = "Exit codes: 0 done, 1 refused or failed, 2 written wrongly, 3 no bridge reached, 4 the turn failed or was interrupted, 5 somebody has to answer first, 130 ended by Ctrl-C.";
    static final String WHICH = "Its id, the beginning or end of it ('drawbridge threads' shows the end), its exact name, or 'last': the one in which something happened last.";

    private final Surroundings surroundings;

    Verb(String name, Surroundings surroundings) {
        super(name, surroundings.environment());
        this.surroundings = surroundings;
    }

    /** One that knows the bridge, for queues are for those only. */
    static Caller caller() {
        return Caller.following(Version.ofTheBuild());
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    final Sheet sheet(Screen screen) {
        return new Sheet(screen, out()::print);
    }

    static ObjectNode params() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode ofThread(String threadId) {
        return params().put("threadId", threadId);
    }

    /** The thread that is meant; says which, if it was not named. */
    final Threads.Found find(BridgeLine line, String words) throws Refused {
        Threads.Found found = new Threads(line).find(words).orThrow(this::mistake);
        if (words.equals(Threads.LAST) && !isJson()) {
            out().flush();
            err().println(surroundings.aside().paint(Ink.FAINT, "-- " + Glyphs.line(found.title())));
            err().flush();
        }
        return found;
    }

    /** The newest turn of a thread, with what is complete in it; missing if there is none. */
    static JsonNode newestTurn(BridgeLine line, String threadId) throws Refused {
        return line.call("thread/turns/list",
                ofThread(threadId).put("limit", 1).put("sortDirection", "desc").put("itemsView", "full"))
                .path("data").path(0);
    }

    static boolean isRunning(JsonNode turn) {
        return turn.path("status").asText().equals("inProgress");
    }
}
