package dev.drawbridge.server.cli;

import dev.drawbridge.core.agent.Agent;
import dev.drawbridge.core.agent.codex.Checked;
import dev.drawbridge.core.agent.codex.CodexAgent;
import dev.drawbridge.core.agent.codex.CodexEndpoint;
import dev.drawbridge.core.agent.codex.CodexOptions;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.agent.pi.Clock;
import dev.drawbridge.core.agent.pi.PiAgent;
import dev.drawbridge.core.agent.pi.PiOptions;
import dev.drawbridge.server.Bridge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options about the agents, and which agents follow from them. */
final class AgentOptions {
    /** What the agents are called on the command line. */
    enum AgentName {
        CODEX, PI, DEMO
    }

    /** The agents for this run, and what whoever wanted them should know. */
    record Chosen(Bridge.Crew crew, List<String> remarks) {}

    @Option(names = "--agent", paramLabel = "codex|pi|demo", description = "The agent: Codex, with Pi beside it where that is installed; Pi alone; or a scripted one that needs no key. Default: codex where it is found, otherwise pi where that is, otherwise demo.")
    private Optional<AgentName> agent = Optional.empty();

    @Mixin
    private CodexFlags codex = new CodexFlags();

    @Mixin
    private PiFlags pi = new PiFlags();

    Chosen choose(CommandLine commandLine, Map<String, String> environment) {
        CodexOptions options = codex.options();
        PiOptions ofPi = pi.options(environment, options.directory());
        boolean hasPi = !pi.isUnwanted() && ofPi.program().binary().isPresent();
        if (pi.isUnwanted() && (pi.given() || agent.filter(AgentName.PI::equals).isPresent())) {
            throw new ParameterException(commandLine,
                    "--no-pi contradicts what is said of Pi: leave one of them out");
        }
        return switch (agent.orElseGet(() -> usual(new CodexAgent(options, environment), hasPi))) {
            case CODEX -> codex(commandLine, options, environment,
                    hasPi || pi.given() ? Optional.of(ofPi) : Optional.empty());
            case PI -> {
                refuse(commandLine, codex.givenBesidesDirectory(), "pi", "Codex", "codex");
                yield new Chosen(shelf -> List.of(new PiAgent(ofPi, shelf, Clock.usual())),
                        agent.isPresent()
                                ? List.of()
                                : List.of("codex was not found on PATH, so this is Pi alone"));
            }
            case DEMO -> {
                refuse(commandLine, codex.given(), "demo", "Codex", "codex");
                refuse(commandLine, pi.given(), "demo", "Pi", "pi");
                yield new Chosen(shelf -> List.of(new DemoAgent(Pace.ofTheClock())),
                        agent.isPresent()
                                ? List.of()
                                : List.of(
                                        "codex was not found on PATH, so this is the demo agent: a script with"
                                                + " no model behind it"));
            }
        };
    }

    /** Who works if nobody says who is to. */
    private AgentName usual(CodexAgent real, boolean hasPi) {
        if (codex.given() || real.binary().isPresent()) {
            return AgentName.CODEX;
        }
        return hasPi || pi.given() ? AgentName.PI : AgentName.DEMO;
    }

    private static void refuse(CommandLine commandLine, boolean given, String agent, String other,
            String name) {
        if (given) {
            throw new ParameterException(commandLine, "--agent " + agent + " takes no options about " + other
                    + ": leave them out, or write --agent " + name);
        }
    }

    private Chosen codex(CommandLine commandLine, CodexOptions options, Map<String, String> environment,
            Optional<PiOptions> ofPi) {
        return switch (codex.endpoint(environment)) {
            case CodexEndpoint.Wrong wrong -> throw new ParameterException(commandLine, wrong.sentence());
            case CodexEndpoint.Running running -> new Chosen(crew(running.agent(), ofPi), List.of());
            case CodexEndpoint.Own own -> switch (options.check(environment)) {
                case Checked.Wrong wrong -> throw new ParameterException(commandLine, wrong.sentence());
                case Checked.Fine fine ->
                    new Chosen(crew(new CodexAgent(options, environment), ofPi), fine.notes());
            };
        };
    }

    private static Bridge.Crew crew(Agent first, Optional<PiOptions> ofPi) {
        return shelf -> {
            List<Agent> agents = new ArrayList<>(List.of(first));
            ofPi.ifPresent(options -> agents.add(new PiAgent(options, shelf, Clock.usual())));
            return agents;
        };
    }
}
