package dev.drawbridge.server.thread;

import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.paper.Glyphs;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import picocli.CommandLine.Option;

/** A command that can stay and tell what happens in a thread. */
abstract class FollowVerb extends Verb {
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    @Option(names = "--until-asked", description = "With what follows: end with exit code 5 as soon as something is asked, instead of waiting for an answer.")
    private boolean untilAsked;

    FollowVerb(String name, Surroundings surroundings) {
        super(name, surroundings);
    }

    final boolean isUntilAsked() {
        return untilAsked;
    }

    static LastingLine open(Destination destination) throws CannotReachBridge {
        return LastingLine.open(destination, caller(), PATIENCE, new SplittableRandom());
    }

    /** The thread that is meant, over however many connections it takes to find it. */
    final String find(LastingLine line, String words) throws CannotReachBridge, Refused {
        while (true) {
            try {
                return find(line.line(), words).threadId();
            } catch (Refused refused) {
                if (!line.line().isOver()) {
                    throw refused;
                }
                line.again();
            }
        }
    }

    /** Whether somebody can be asked right here. */
    private boolean isAttended() {
        return surroundings().ends().isAttended() && !isJson() && !untilAsked;
    }

    /** Where it is told what happens. */
    final Telling telling(Set<String> unsaid) {
        return isJson()
                ? new ProgramTelling(this::printJson, out())
                : new PeopleTelling(out(), err(), surroundings(), unsaid, isAttended());
    }

    final Following following(LastingLine line, String threadId, Telling telling) {
        Following following = new Following(line, threadId, telling, isAttended()
                ? Optional.of(new Prompt(surroundings().in(), line::typed))
                : Optional.empty());
        if (untilAsked) {
            following.untilAsked();
        }
        return following;
    }

    /** Does it, and says what goes on without this command should Ctrl-C end it. */
    final int staying(String threadId, Telling telling, Stay stay) throws CannotReachBridge, Refused {
        Thread farewell = new Thread(() -> {
            telling.close();
            err().println();
            err().println("drawbridge " + spec().name() + ": what runs goes on; 'drawbridge attach "
                    + Glyphs.line(ShortIds.alone(threadId)) + "' follows it");
            err().flush();
        }, "farewell");
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            return stay.run();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(farewell);
            } catch (IllegalStateException ending) {
                // it is being said
            }
        }
    }

    /** What goes on until it ends. */
    interface Stay {
        int run() throws CannotReachBridge, Refused;
    }
}
