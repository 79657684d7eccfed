package dev.drawbridge.core.agent.pi.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drawbridge.core.agent.AgentUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PiProgramTest {
    private static final String SYSTEM = "/usr/bin:/bin";

    @TempDir
    private Path folder;

    @Test
    void aMissingPiIsSaidWithWhatToInstall() {
        assertThat(unavailable(program("pi", SYSTEM)))
                .isEqualTo("pi was not found on PATH: install it with npm i -g"
                        + " @earendil-works/pi-coding-agent (it needs Node.js 22.19 or newer) or name it with --pi-bin");
        assertThat(unavailable(program("/no/such/pi", SYSTEM)))
                .isEqualTo("/no/such/pi is not a program: name Pi with --pi-bin");
    }

    @Test
    void aNodeThatIsTooOldIsNamed() throws IOException {
        script("""
                echo 'SyntaxError: The requested module does not provide an export named enableCompileCache' >&2
                echo >&2; echo 'Node.js v20.20.2' >&2; exit 1""");
        assertThat(unavailable(program("pi", folder + ":" + SYSTEM)))
                .isEqualTo("pi does not run on Node.js v20.20.2,"
                        + " which is the first on PATH: it needs Node.js 22.19 or newer");
        script("echo 'Node.js v22.18.0' >&2; exit 1");
        assertThat(unavailable(program("pi", folder + ":" + SYSTEM))).contains("it needs Node.js 22.19");
        script("echo 'Node.js v22.19.0' >&2; exit 1");
        assertThat(unavailable(program("pi", folder + ":" + SYSTEM)))
                .isEqualTo("pi does not run, it ends with exit code 1\n  Node.js v22.19.0");
    }

    @Test
    void aMissingNodeIsSaid() throws IOException {
        script("echo \"/usr/bin/env: 'node': No such file or directory\" >&2; exit 127");
        assertThat(unavailable(program("pi", folder + ":" + SYSTEM)))
                .isEqualTo("pi needs Node.js 22.19 or newer, and there is no node on PATH");
    }

    @Test
    void itIsTriedOnceForEachInstallation() throws Exception {
        Path tries = folder.resolve("tries");
        script("echo x >> " + tries + "; echo '  --session-id <id>'");
        PiProgram program = program("pi", folder + ":" + SYSTEM);
        program.check();
        program.check();
        assertThat(tries).hasContent("x");
        Files.setLastModifiedTime(folder.resolve("pi"), FileTime.fromMillis(1000));
        program.check();
        assertThat(tries).hasContent("x\nx");
        assertThat(folder.resolve("own")).isEmptyDirectory();
    }

    @Test
    void theAgentDirectoryIsThePersonsOrTheOneThatIsNamed() {
        assertThat(program("pi", SYSTEM).agentDirectory()).isEqualTo(folder.resolve("home/.pi/agent"));
        assertThat(program("pi", SYSTEM, Map.of("PI_CODING_AGENT_DIR", "~/other")).agentDirectory())
                .isEqualTo(folder.resolve("home/other"));
        assertThat(program("pi", SYSTEM, Map.of("PI_CODING_AGENT_DIR", "/some/where")).agentDirectory())
                .isEqualTo(Path.of("/some/where"));
    }

    @Test
    void wordsThatAnOlderPiDoesNotKnowAreNotSaidToIt() throws Exception {
        PiLaunch launch = PiLaunch.in(folder).withModel("club", "member-1").withThinking("high").withName("n")
                .withTrust(Trust.REFUSED).withArguments(List.of("-x"));
        Path sessions = Path.of("/s");
        assertThat(new Flags(false, false, false).arguments(launch, Optional.of(sessions)))
                .containsExactly("--mode", "rpc", "--session-dir", "/s", "--provider", "club", "--model",
                        "member-1", "--thinking", "high", "-x");
        assertThat(new Flags(true, true, true).arguments(launch.withSession(new SessionChoice.Known("k")),
                Optional.empty())).containsExactly("--mode", "rpc", "--session-id", "k", "--provider",
                        "club", "--model", "member-1", "--thinking", "high", "--name", "n", "--no-approve",
                        "-x");
    }

    @Test
    void aFileOfOursIsWrittenOnlyForAPiThatGoesOnInIt() throws Exception {
        List<Path> written = new ArrayList<>();
        Path file = folder.resolve("ours.jsonl");
        PiLaunch launch = PiLaunch.in(folder).withSession(new SessionChoice.Begun(() -> {
            written.add(file);
            return file;
        }));
        Optional<Path> sessions = Optional.of(Path.of("/s"));
        assertThat(new Flags(false, false, false).arguments(launch, sessions))
                .containsExactly("--mode", "rpc", "--session-dir", "/s");
        assertThat(new Flags(true, true, true).arguments(launch, Optional.empty()))
                .containsExactly("--mode", "rpc");
        assertThat(written).isEmpty();
        assertThat(new Flags(true, true, true).arguments(launch, sessions))
                .containsExactly("--mode", "rpc", "--session", file.toString());
        assertThat(written).hasSize(1);
    }

    @Test
    void sessionsAreWhereThePersonHasThemUnlessAnotherPlaceWasChosen() throws IOException {
        Path work = Files.createDirectories(folder.resolve("a b/c:d"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), work);
        Path agent = Files.createDirectories(folder.resolve("agent"));
        String encoded = "--" + folder.toRealPath().toString().substring(1).replace('/', '-') + "-a b-c-d--";
        SessionPlace place = new SessionPlace(agent, Map.of());
        assertThat(place.of(link)).contains(agent.resolve("sessions").resolve(encoded));

        assertThat(new SessionPlace(agent, Map.of("PI_CODING_AGENT_SESSION_DIR", "/x")).of(link)).isEmpty();
        Files.writeString(agent.resolve("settings.json"), "{\"sessionDir\":\"~/mine\"}");
        assertThat(place.of(link)).isEmpty();
        Files.writeString(agent.resolve("settings.json"), "{}");
        assertThat(place.of(link)).isPresent();
        Files.createDirectories(work.resolve(".pi"));
        Files.writeString(work.resolve(".pi/settings.json"), "{\"sessionDir\":\"here\"}");
        assertThat(place.of(link)).isEmpty();
    }

    private void script(String text) throws IOException {
        Path pi = folder.resolve("pi");
        Files.writeString(pi, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(pi, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String unavailable(PiProgram program) {
        return catchThrowableOfType(AgentUnavailable.class, program::check).sentence();
    }

    private PiProgram program(String binary, String path) {
        return program(binary, path, Map.of());
    }

    private PiProgram program(String binary, String path, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", path);
        environment.put("HOME", folder.resolve("home").toString());
        return new PiProgram(binary, environment, folder.resolve("own"), PiRig::after);
    }
}
