package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drawbridge interrupt}: stops what an agent is doing. */
@Command(name = "interrupt", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Stops the turn that runs in a thread. What was done so far stays.", footerHeading = "%n", footer = {
    "Example:", "  drawbridge interrupt last", "", Verb.EXIT_CODES})
public final class InterruptTurn extends CallingVerb {
    @Parameters(paramLabel = "THREAD", description = Verb.WHICH)
    private String thread = "";

    InterruptTurn() {
        this(Surroundings.here());
    }

    InterruptTurn(Surroundings surroundings) {
        super("interrupt", surroundings);
    }

    @Override
    int run(BridgeLine line) throws Refused {
        String threadId = find(line, thread).threadId();
        JsonNode turn = newestTurn(line, threadId);
        if (!isRunning(turn)) {
            return fail("no turn runs in it: there is nothing to stop");
        }
        String turnId = turn.path("id").asText();
        line.call("turn/interrupt", ofThread(threadId).put("turnId", turnId));
        tell(new Line.Done(threadId, Optional.of(turnId), Optional.empty(), "interrupted"),
                () -> out().println("interrupted turn " + turnId));
        return Exit.DONE;
    }
}
