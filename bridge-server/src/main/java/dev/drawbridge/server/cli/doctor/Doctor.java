package dev.drawbridge.server.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.ReachOptions;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.Sheet;
import dev.drawbridge.server.paper.TerminalEnds;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drawbridge doctor}: looks at everything that a bridge needs. */
@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Looks at all that a bridge needs, and says what is wrong and what to do: the agents and their versions, the bridge, its port, who may read what it keeps, the ways to this machine, the clock, the disk.",
    "Changes nothing. Ends with 1 if something is bad."})
public final class Doctor extends ShellCommand implements Callable<Integer> {
    private static final String MARGIN = " ".repeat(6);
    private static final String PI = "0.74.2";

    private final InstantSource clock;
    private final Function<Map<String, String>, ServePlan> plans;

    @Mixin
    private ReachOptions reach = new ReachOptions();

    @Option(names = "--json", description = "Print an object a line.")
    private boolean json;

    /** @param plans tells what a bridge would do in an environment */
    public Doctor(Function<Map<String, String>, ServePlan> plans) {
        this(System.getenv(), InstantSource.system(), plans);
    }

    Doctor(Map<String, String> environment, InstantSource clock,
            Function<Map<String, String>, ServePlan> plans) {
        super("doctor", environment);
        this.clock = clock;
        this.plans = plans;
    }

    @Override
    public Integer call() {
        Destination destination = reach.destination(spec().commandLine(), environment());
        Probe probe = new Probe(environment());
        Destination host = Destination.host(environment());
        ServePlan plan = plans.apply(environment());
        // each at its own pace: an agent may take seconds to tell its version
        List<CompletableFuture<List<Finding>>> looks = Stream
                .of(AgentExamination.ofCodex(probe, Catalog.codex().version()),
                        AgentExamination.ofPi(probe, PI), new BridgeExamination(destination),
                        new ConfigExamination(plan), new PortExamination(host, plan.bind()),
                        new HomeExamination(Home.of(environment())),
                        new WayExamination(probe,
                                () -> BridgeExamination.port(host).orElse(plan.bind().port())),
                        new ClockExamination(probe, clock))
                .map(each -> CompletableFuture.supplyAsync(each::findings,
                        task -> Thread.ofVirtual().name("examination").start(task)))
                .toList();
        Sheet sheet = new Sheet(Screen.of(environment(), TerminalEnds.here()), text -> {
            out().print(text);
            out().flush();
        });
        show(sheet, Finding.ok("drawbridge", Version.ofTheBuild() + ", Java " + Runtime.version().feature()));
        boolean bad = false;
        for (CompletableFuture<List<Finding>> look : looks) {
            for (Finding finding : look.join()) {
                show(sheet, finding);
                bad |= finding.grade() == Grade.BAD;
            }
        }
        out().flush();
        return bad ? Exit.FAILED : Exit.DONE;
    }

    private void show(Sheet sheet, Finding finding) {
        if (json) {
            out().println(line(finding));
            return;
        }
        sheet.paragraph(finding.grade().ink(), Glyphs.pad(finding.grade().word(), MARGIN.length()), MARGIN,
                finding.subject() + ": " + finding.seen());
        finding.advice()
                .ifPresent(advice -> sheet.paragraph(Ink.PLAIN, MARGIN + "→ ", MARGIN + "  ", advice));
    }

    private static String line(Finding finding) {
        try {
            return BridgeJson.mapper().writeValueAsString(finding);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("findings are but text", impossible);
        }
    }
}
