package dev.drawbridge.server.cli.doctor;

import dev.drawbridge.protocol.bridge.AgentInfo;
import dev.drawbridge.protocol.bridge.BridgeInfo;
import dev.drawbridge.protocol.bridge.JournalHealth;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bridge, as it says itself that it is doing. */
record BridgeExamination(Destination destination) implements Examination {
    @Override
    public List<Finding> findings() {
        if (!destination.isThere()) {
            return List.of(
                    Finding.note("bridge", "none runs here", "start it with 'drawbridge serve', or for good "
                            + "with 'drawbridge service install'"));
        }
        try (BridgeLine line = BridgeLine.open(destination, Caller.passing(Version.ofTheBuild()), Ear.DEAF)) {
            return of(line.call("bridge/info", BridgeInfo.class));
        } catch (CannotReachBridge unreachable) {
            return List.of(Finding.bad("bridge", "is not reached",
                    unreachable.sentence()));
        } catch (Refused refused) {
            return List.of(Finding.bad("bridge", "does not say how it is doing", refused.sentence()));
        }
    }

    /** Where the one of this host listens, if it says so. */
    static Optional<Integer> port(Destination host) {
        try (BridgeLine line = BridgeLine.open(host, Caller.passing(Version.ofTheBuild()), Ear.DEAF)) {
            return line.call("bridge/info", BridgeInfo.class).port();
        } catch (CannotReachBridge | Refused silent) {
            return Optional.empty();
        }
    }

    private List<Finding> of(BridgeInfo info) {
        List<Finding> findings = new ArrayList<>();
        String version = Version.ofTheBuild();
        findings.add(info.version().equals(version)
                ? Finding.ok("bridge", info.version() + ", at " + destination)
                : Finding.note("bridge", "is " + info.version() + ", and this program " + version,
                        "start the bridge again with this program, or use the other one's 'drawbridge'"));
        info.agents().forEach(agent -> findings.add(of(agent)));
        findings.add(info.journal().state() == JournalHealth.BROKEN
                ? Finding.bad("journal", info.journal().sentence().orElse("cannot be written"),
                        "see to it, and the bridge goes on by itself")
                : Finding.ok("journal",
                        info.journal().state() == JournalHealth.OFF ? "is switched off" : "is kept"));
        return findings;
    }

    private static Finding of(AgentInfo agent) {
        String name = agent.name() + " in the bridge";
        String sentence = agent.sentence().orElse("it says no more than that");
        return switch (agent.state()) {
            case READY -> agent.warnings().isEmpty()
                    ? Finding.ok(name, "is ready" + agent.version().map(each -> ", " + each).orElse(""))
                    : Finding.note(name, agent.warnings().getFirst(),
                            "what it does besides goes through unchanged; look for a newer Drawbridge");
            case STARTING, RESTARTING -> Finding.note(name, "is being started: " + sentence,
                    "look again in a moment");
            case STOPPED -> Finding.ok(name, "is stopped until it is needed");
            case FAILED -> Finding.bad(name, "has failed: " + sentence,
                    "see to that, then start the bridge again");
        };
    }
}
