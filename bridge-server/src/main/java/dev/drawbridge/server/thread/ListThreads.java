package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.core.user.UserPlaces;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.thread.Line.Conversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drawbridge threads}: shows what there is. */
@Command(name = "threads", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = "Shows the threads of all agents, the one in which something happened last first.", footerHeading = "%n", footer = {
    "Examples:", "  drawbridge threads --search greeting", "  drawbridge threads --watch",
    "  drawbridge threads --json | jq -r 'select(.state==\"waiting\").threadId'", "", Verb.EXIT_CODES})
public final class ListThreads extends CallingVerb {
    private static final int USUAL = 20;

    @Option(names = "--search", paramLabel = "TEXT", description = "Only those in which this was said, as far as the agent looks there, or whose name has it.")
    private Optional<String> search = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "How many at most. Default: 20.")
    private Optional<Integer> limit = Optional.empty();

    @Option(names = "--all", description = "However many there are, those that were put away too.")
    private boolean all;

    @Option(names = "--archived", description = "Only those that were put away.")
    private boolean archived;

    @Option(names = "--watch", description = "Stay, and show what becomes of them: the list anew on a terminal, a line for each change elsewhere. Ctrl-C ends it.")
    private boolean watch;

    ListThreads() {
        this(Surroundings.here());
    }

    ListThreads(Surroundings surroundings) {
        super("threads", surroundings);
    }

    @Override
    protected void check() {
        if (limit.filter(number -> number < 1).isPresent()) {
            throw mistake("--limit must be at least 1");
        }
        if (all && (archived || limit.isPresent())) {
            throw mistake("--all contradicts --limit and --archived: leave it or them out");
        }
        if (search.filter(String::isBlank).isPresent()) {
            throw mistake("--search has nothing to look for: write --search TEXT");
        }
    }

    @Override
    protected int run(Destination destination) throws CannotReachBridge, Refused {
        return watch
                ? new ThreadWatch(destination, this::list, surroundings(), isJson(), out(), this::printJson)
                        .run()
                : super.run(destination);
    }

    @Override
    int run(BridgeLine line) throws Refused {
        List<Conversation> threads = list(line);
        if (isJson()) {
            threads.forEach(this::printJson);
            return Exit.DONE;
        }
        if (threads.isEmpty()) {
            err().println(search.isPresent()
                    ? "no thread has that in it"
                    : archived
                            ? "no thread was put away"
                            : "there is no thread yet: 'drawbridge send new TEXT' begins one");
            return Exit.DONE;
        }
        Screen screen = surroundings().screen();
        new ThreadTable(screen, UserPlaces.of(surroundings().environment()).home().toString(),
                surroundings().clock().millis()).of(threads).forEach(out()::println);
        return Exit.DONE;
    }

    private List<Conversation> list(BridgeLine line) throws Refused {
        int most = all ? Integer.MAX_VALUE : limit.orElse(USUAL);
        List<Conversation> threads = new ArrayList<>(
                Conversations.of(line, asked(line, most, archived), archived));
        if (all) {
            threads.addAll(
                    Conversations.of(line, asked(line, most, /* putAway= */ true), /* archived= */ true));
            threads.sort(Comparator.comparingLong(Conversation::activeAtMs).reversed());
        }
        return threads;
    }

    private List<JsonNode> asked(BridgeLine line, int most, boolean putAway) throws Refused {
        Threads threads = new Threads(line);
        var params = Threads.params(Math.min(most, 100), putAway);
        return search.isPresent()
                ? threads.search(search.get(), params, most)
                : threads.list(params, most);
    }
}
