package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Sheet;
import dev.drawbridge.server.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge show}: what was said and done in a thread. */
@Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows what was said and done in a thread, the newest last. Long outputs are shortened; --json has all of them.", footerHeading = "%n", footer = {
    "Examples:", "  drawbridge show last --last 1",
    "  drawbridge show 'Fix the greeting' --json | jq 'select(.type==\"item\").item'", "",
    Verb.EXIT_CODES})
public final class ShowThread extends CallingVerb {
    private static final int PAGE = 50;

    @Parameters(paramLabel = "THREAD", description = Verb.WHICH)
    private String thread = "";

    @Option(names = "--last", paramLabel = "N", description = "Only the last so many turns. Default: all.")
    private Optional<Integer> last = Optional.empty();

    ShowThread() {
        this(Surroundings.here());
    }

    ShowThread(Surroundings surroundings) {
        super("show", surroundings);
    }

    @Override
    protected void check() {
        if (last.filter(number -> number < 1).isPresent()) {
            throw mistake("--last must be at least 1");
        }
    }

    @Override
    int run(BridgeLine line) throws Refused {
        Threads.Found found = find(line, thread);
        List<JsonNode> turns = turns(line, found.threadId(), last.orElse(Integer.MAX_VALUE));
        if (isJson()) {
            turns.forEach(
                    turn -> Turns.lines(found.threadId(), turn).forEach(each -> printJson((Record) each)));
            return Exit.DONE;
        }
        if (turns.isEmpty()) {
            err().println("nothing was said in it yet");
        }
        Sheet sheet = sheet(surroundings().screen());
        Transcript transcript = new Transcript(sheet, Set.of());
        turns.forEach(transcript::record);
        if (!turns.isEmpty() && isRunning(turns.getLast())) {
            transcript.note("the turn goes on: 'drawbridge attach " + ShortIds.alone(found.threadId())
                    + "' follows it");
        }
        return Exit.DONE;
    }

    /** The last so many turns, the oldest first. */
    private static List<JsonNode> turns(BridgeLine line, String threadId, int most) throws Refused {
        List<JsonNode> newestFirst = new ArrayList<>();
        ObjectNode params = ofThread(threadId).put("sortDirection", "desc").put("itemsView", "full")
                .put("limit", Math.min(most, PAGE));
        while (newestFirst.size() < most) {
            JsonNode page = line.call("thread/turns/list", params);
            page.path("data").forEach(newestFirst::add);
            if (!page.path("nextCursor").isTextual() || page.path("data").isEmpty()) {
                break;
            }
            params.set("cursor", page.path("nextCursor"));
        }
        return newestFirst.stream().limit(most).toList().reversed();
    }
}
