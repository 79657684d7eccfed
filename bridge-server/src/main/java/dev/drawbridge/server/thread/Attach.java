package dev.drawbridge.server.thread;

import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge attach}: what happens in a thread, while it happens. */
@Command(name = "attach", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Shows the newest turn of a thread and what happens in it, until that turn ends; at once, if none runs.",
    "A lost connection is made again, and nothing is missed or told twice."}, footerHeading = "%n", footer = {
        "Examples:", "  drawbridge attach last --follow",
        "  drawbridge attach last --json | jq -r 'select(.type==\"event\") | [.seq,.method] | @tsv'",
        "  drawbridge attach 3f9a2c --from 120", "", Verb.EXIT_CODES})
public final class Attach extends FollowVerb {
    @Parameters(paramLabel = "THREAD", description = Verb.WHICH)
    private String thread = "";

    @Option(names = "--follow", description = "Stay also when the turn has ended, for all that come. Ctrl-C ends it.")
    private boolean follow;

    @Option(names = "--from", paramLabel = "[EPOCH:]SEQ", description = "Begin behind the event of this number ('seq' with --json), as far as it is kept. The epoch is that of the line 'attached'; say it if the bridge may have been started anew since.")
    private Optional<String> from = Optional.empty();

    Attach() {
        this(Surroundings.here());
    }

    Attach(Surroundings surroundings) {
        super("attach", surroundings);
    }

    @Override
    protected void check() {
        from.ifPresent(this::seq);
    }

    private long seq(String place) {
        String number = place.substring(place.indexOf(':') + 1);
        if (number.isEmpty() || number.length() > 18
                || !number.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw mistake("--from takes no '" + place + "': write a number, or EPOCH:NUMBER");
        }
        return Long.parseLong(number);
    }

    @Override
    protected int run(Destination destination) throws CannotReachBridge, Refused {
        try (LastingLine line = open(destination)) {
            String threadId = find(line, thread);
            try (Telling telling = telling(Set.of())) {
                return staying(threadId, telling, () -> attach(line, following(line, threadId, telling)));
            }
        }
    }

    private int attach(LastingLine line, Following following) throws CannotReachBridge, Refused {
        while (true) {
            try {
                Optional<String> running = begin(line, following);
                running.filter(_ -> !follow).ifPresent(following::await);
                return running.isPresent() || follow ? following.run() : following.tellReplayed();
            } catch (LineLost lost) {
                line.again();
            }
        }
    }

    /** Returns the turn that runs. */
    private Optional<String> begin(LastingLine line, Following following) throws Refused, LineLost {
        if (from.isEmpty()) {
            return following.join(Optional.empty());
        }
        String place = from.get();
        following.begin(place.contains(":") ? place.substring(0, place.indexOf(':')) : line.epoch(),
                seq(place));
        following.goOn();
        return following.running();
    }
}
