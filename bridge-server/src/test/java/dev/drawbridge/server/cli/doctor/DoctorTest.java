package dev.drawbridge.server.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
final class DoctorTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

    private final Path programs;
    private final Path home;
    private final Map<String, String> environment;

    DoctorTest(@TempDir Path place) throws IOException {
        programs = Files.createDirectory(place.resolve("bin"));
        home = place.resolve("home");
        environment = Map.of("PATH", programs.toString(), "DRAWBRIDGE_HOME", home.toString(), "HOME",
                place.toString());
    }

    @BeforeEach
    void home() throws IOException {
        Files.createDirectory(home);
    }

    private void install(String program, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(program), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Probe probe() {
        return new Probe(environment);
    }

    private static void assertThatOneIs(List<Finding> findings, Grade grade, String said) {
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.grade()).isEqualTo(grade);
            assertThat(finding.seen() + finding.advice().orElse("")).contains(said);
        });
    }

    @ParameterizedTest
    @CsvSource({"echo codex-cli 0.169.0, OK, 0.169.0", "echo codex-cli 0.170.1-alpha.2, OK, 0.170.1-alpha.2",
        "echo codex-cli 1.0, OK, 1.0", "echo codex-cli 0.99.0, NOTE, older than 0.169.0",
        "echo hello, NOTE, which is no version",
        "echo broken; exit 3, BAD, does not tell its version: broken"})
    void anAgentIsToldByItsVersion(String script, Grade grade, String said) throws Exception {
        install("codex", script);
        assertThatOneIs(AgentExamination.ofCodex(probe(), "0.169.0").findings(), grade, said);
    }

    @Test
    void anAgentThatIsNotThereIsToldHowToInstall() {
        assertThatOneIs(AgentExamination.ofPi(probe(), "0.74.2").findings(), Grade.NOTE, "npm install -g");
    }

    @Test
    void whatKeepsABridgeFromStartingIsToldBeforeItIsStarted() {
        assertThatOneIs(new ConfigExamination(new ServePlan(new BindAddress("127.0.0.1", 9100),
                List.of("config.toml:2:1: there is no setting 'bnd'"))).findings(), Grade.BAD, "'bnd'");
    }

    @Test
    void aBridgeTellsHowItIsDoing() throws Exception {
        assertThatOneIs(new BridgeExamination(Destination.host(environment)).findings(), Grade.NOTE,
                "drawbridge serve");
        try (Bridge _ = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "other",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withKeeping(Keeping.in(new Home(home), StoreOptions.DEFAULT)))) {
            List<Finding> findings = new BridgeExamination(Destination.host(environment)).findings();
            assertThatOneIs(findings, Grade.NOTE, "start the bridge again with this program");
            assertThatOneIs(findings, Grade.OK, "is ready");
            assertThatOneIs(findings, Grade.OK, "is kept");
        }
    }

    @Test
    void aPortThatSomebodyElseHasIsTold() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatOneIs(
                    new PortExamination(Destination.host(environment),
                            new BindAddress("127.0.0.1", other.getLocalPort())).findings(),
                    Grade.BAD, "give the bridge another one");
        }
    }

    @Test
    void whatOthersMayReadIsTold() throws Exception {
        Path kept = Files.writeString(home.resolve("drawbridge.db"), "");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatOneIs(new HomeExamination(new Home(home)).findings(), Grade.BAD, "chmod -R go= " + home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        assertThatOneIs(new HomeExamination(new Home(home)).findings(), Grade.OK, "nobody else may read");
    }

    @Test
    void aClockThatIsWrongOrLeftAloneIsTold() throws Exception {
        assertThatOneIs(new ClockExamination(probe(), InstantSource.fixed(Instant.EPOCH)).findings(),
                Grade.BAD, "which cannot be");
        install("timedatectl", "echo no");
        assertThatOneIs(new ClockExamination(probe(), NOW).findings(), Grade.NOTE, "nobody keeps it right");
        install("timedatectl", "echo yes");
        assertThatOneIs(new ClockExamination(probe(), NOW).findings(), Grade.OK, "kept right");
    }

    @Test
    void aTunnelThatIsDownIsTold() throws Exception {
        install("tailscale", "echo Tailscale is stopped.; exit 1");
        assertThatOneIs(new WayExamination(probe(), () -> 9100).findings(), Grade.NOTE,
                "Tailscale is stopped.");
        install("tailscale", "exit 0");
        assertThatOneIs(new WayExamination(probe(), () -> 9100).findings(), Grade.OK, "Tailscale");
    }

    @Test
    void theWayLeadsToThePortThatTheBridgeHas() throws Exception {
        install("sshd", "");
        assertThatOneIs(new WayExamination(probe(), () -> 1234).findings(), Grade.OK,
                "ssh -L 1234:127.0.0.1:1234");
        assertThat(BridgeExamination.port(Destination.host(environment))).isEmpty();
        try (Bridge bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withKeeping(Keeping.in(new Home(home), StoreOptions.DEFAULT)))) {
            assertThat(BridgeExamination.port(Destination.host(environment)))
                    .hasValue(URI.create(bridge.url()).getPort());
        }
    }

    @Test
    void itsExitCodeSaysWhetherAnythingIsBad() throws Exception {
        StringWriter out = new StringWriter();
        CommandLine doctor = new CommandLine(
                new Doctor(environment, NOW, _ -> new ServePlan(new BindAddress("127.0.0.1", 0), List.of())))
                .setOut(new PrintWriter(out));
        install("codex", "exit 1");
        assertThat(doctor.execute("--json")).isEqualTo(Exit.FAILED);
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("{\"grade\":\""))
                .anyMatch(line -> line.startsWith("{\"grade\":\"bad\",\"subject\":\"codex\",\"seen\":"));
    }
}
