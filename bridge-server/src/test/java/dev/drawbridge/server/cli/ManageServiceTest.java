package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The service, with programs in systemd's place that write down what they are told. */
@Timeout(60)
final class ManageServiceTest {
    private final Map<String, String> environment = new HashMap<>();
    private Path home = Path.of("");
    private Path unit = Path.of("");
    private Path told = Path.of("");
    private Path launcher = Path.of("");
    private String out = "";
    private String err = "";

    @BeforeEach
    void home(@TempDir Path directory) throws IOException {
        home = directory.toRealPath();
        told = home.resolve("told");
        unit = home.resolve(".config/systemd/user/drawbridge.service");
        launcher = program("drawbridge", "");
        environment.putAll(Map.of("HOME", home.toString(), "PATH", home.resolve("bin") + ":/usr/bin:/bin",
                "USER", "me"));
        systemctl("");
    }

    /** Has systemctl write down what it is told; then comes what else it does. */
    private void systemctl(String more) throws IOException {
        program("systemctl",
                """
                        echo "systemctl $*" >> "%s"
                        case "$*" in
                            *ActiveState*) [ -e "%s" ] && echo UnitFileState=enabled; echo ActiveState=active; echo SubState=running; echo MainPID=42 ;;
                            *) ;;
                        esac
                        """
                        .formatted(told, unit) + more);
        program("journalctl", "echo 'first line'; printf 'bell \\007\\n'\n");
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.createDirectories(home.resolve("bin")).resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theUnitIsWrittenAndSystemdToldOfIt() throws IOException {
        environment.put("DRAWBRIDGE_HOME", home.resolve("kept").toString());
        environment.put("DRAWBRIDGE_TOKEN", "a-secret");
        assertThat(service("install", "--", "--bind", "127.0.0.1:9300", "--agent=demo")).isZero();
        assertThat(Files.readString(unit)).startsWith("# Written by 'drawbridge service install'")
                .contains("\nExecStart=" + launcher + " serve --bind 127.0.0.1:9300 --agent=demo\n",
                        "\nEnvironment=DRAWBRIDGE_HOME=" + home + "/kept\n",
                        "\nEnvironment=PATH=" + environment.get("PATH") + "\n", "\nRestart=on-failure\n")
                .doesNotContain("a-secret");
        assertThat(Files.readAllLines(told)).containsExactly("systemctl --user show --property=Version",
                "systemctl --user daemon-reload", "systemctl --user enable drawbridge.service",
                "systemctl --user show --property=Version",
                "systemctl --user show drawbridge.service --property=ActiveState,SubState,UnitFileState,MainPID");
        assertThat(out).startsWith("wrote " + unit + "\nthe bridge starts when you log in;")
                .contains("the service does not know DRAWBRIDGE_TOKEN", "'loginctl enable-linger'")
                .doesNotContain("tailscale");
        Files.delete(told);
        assertThat(service("install", "--now")).isZero();
        assertThat(Files.readAllLines(told)).contains("systemctl --user restart drawbridge.service");
        assertThat(Files.readString(unit)).contains("\nExecStart=" + launcher + " serve\n");
        assertThat(out).contains("the bridge is active (running)");
    }

    @Test
    void itsStandingIsShown() throws Exception {
        assertThat(service("status")).isZero();
        assertThat(out).contains("(not there: 'drawbridge service install' writes it)");
        service("install");
        assertThat(service("status")).isZero();
        assertThat(out.lines().toList()).containsExactly("unit     " + unit,
                "state    active (running), process 42",
                "starts   when you log in", "  first line", "  bell ?");
        assertThat(service("status", "--json")).isZero();
        JsonNode standing = new ObjectMapper().readTree(out);
        assertThat(standing.path("running").asBoolean()).isTrue();
        assertThat(standing.path("pid").asInt()).isEqualTo(42);
        assertThat(standing.at("/log/0").asText()).isEqualTo("first line");
        program("systemctl", "echo ActiveState=failed; echo SubState=failed; echo MainPID=0\n");
        program("journalctl", "exit 1");
        assertThat(service("status")).isEqualTo(3);
        assertThat(out).contains("state    failed (failed)\n", "starts   when it is told to\n");
    }

    @Test
    void itIsTakenAwayAgain() throws IOException {
        service("install");
        Files.delete(told);
        assertThat(service("uninstall")).isZero();
        assertThat(unit).doesNotExist();
        assertThat(Files.readAllLines(told)).contains("systemctl --user disable drawbridge.service",
                "systemctl --user daemon-reload");
        assertThat(out).isEqualTo("removed " + unit
                + "\nthe bridge still runs: 'systemctl --user stop drawbridge' ends it\n");
        assertThat(service("uninstall")).isEqualTo(1);
        assertThat(err).isEqualTo("drawbridge service: there is no " + unit + ": nothing is installed\n");
        service("install");
        assertThat(service("uninstall", "--now", "--json")).isZero();
        assertThat(Files.readAllLines(told)).contains("systemctl --user disable --now drawbridge.service");
        assertThat(out).contains("\"installed\":false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"install", "uninstall"})
    void aUnitThatSomebodyElseHasWrittenStays(String verb) throws IOException {
        Files.createDirectories(home.resolve(".config/systemd/user"));
        Files.writeString(unit, "[Service]\nExecStart=/mine\n");
        assertThat(service(verb)).isEqualTo(1);
        assertThat(err)
                .startsWith("drawbridge service: " + unit
                        + " was not written by this command, and stays as it is")
                .contains("--force");
        assertThat(Files.readString(unit)).contains("/mine");
        assertThat(Files.readAllLines(told)).containsExactly("systemctl --user show --property=Version");
        assertThat(service(verb, "--force")).isZero();
        Path elsewhere = Files.writeString(home.resolve("elsewhere"),
                "# Written by 'drawbridge service install', which writes it anew.\n");
        Files.deleteIfExists(unit);
        Files.createSymbolicLink(unit, elsewhere);
        assertThat(service(verb)).isEqualTo(1);
        assertThat(service(verb, "--force")).isZero();
        assertThat(elsewhere).content().hasLineCount(1);
    }

    @Test
    void withoutSystemdNothingIsWritten() throws IOException {
        environment.put("PATH", home.resolve("nothing").toString());
        for (String verb : List.of("install", "status", "uninstall")) {
            assertThat(service(verb)).isEqualTo(1);
            assertThat(err)
                    .startsWith("drawbridge service: there is no systemd here (no systemctl on PATH): ");
        }
        environment.put("PATH", home.resolve("bin").toString() + ":/bin");
        systemctl("echo 'Failed to connect to bus: No medium found' >&2; exit 1\n");
        assertThat(service("install")).isEqualTo(1);
        assertThat(err)
                .isEqualTo("drawbridge service: systemd does not run for you here (Failed to connect to bus: "
                        + "No medium found): log in on this machine itself, or let root say 'loginctl enable-linger me', "
                        + "and try again\n");
        assertThat(unit).doesNotExist();
    }

    @Test
    void whatSystemdRefusesIsTold() throws IOException {
        systemctl("case \"$*\" in *enable*) echo 'Failed: no' >&2; exit 1 ;; esac\n");
        assertThat(service("install")).isEqualTo(1);
        assertThat(err).startsWith(
                "drawbridge service: 'systemctl --user enable drawbridge.service' has failed (Failed: no): ");
    }

    @Test
    void whatCouldNotBeStartedIsNotInstalled() throws IOException {
        assertThat(service("install", "--", "--bind", "nonsense")).isEqualTo(2);
        assertThat(err).contains("the bridge could not be started like that: 'nonsense' is not an address");
        assertThat(service("install", "--", "--bnid", "x")).isEqualTo(2);
        for (String line : List.of("--auth-token x", "--auth-token=x")) {
            String[] words = ("install -- " + line).split(" ");
            assertThat(service(words)).isEqualTo(2);
            assertThat(err).contains("others can read a unit");
        }
        assertThat(service("install", "--", "--model", "a\nb")).isEqualTo(2);
        assertThat(err).contains("systemd takes no line ends");
        assertThat(service("install", "--program", home.resolve("bin/other").toString())).isEqualTo(2);
        assertThat(err).contains("is no program");
        launcher = home.resolve("gone");
        assertThat(told(new ManageService(environment, Optional.empty()), "install")).isEqualTo(2);
        assertThat(err).contains("name that with --program");
        assertThat(unit).doesNotExist();
        assertThat(told).doesNotExist();
        Path config = Files.createDirectories(home.resolve(".config/drawbridge")).resolve("config.toml");
        Files.writeString(config, "[serve]\nbnid = 1\n");
        assertThat(service("install")).isEqualTo(2);
        assertThat(err).contains(config + ":2:1: there is no setting 'bnid'");
    }

    @Test
    void tailscaleIsToldWhatFits() throws IOException {
        Path config = Files.createDirectories(home.resolve(".config/drawbridge")).resolve("config.toml");
        Files.writeString(config, "[serve]\nbind = '127.0.0.1:9300'\nallow-host = ['x.ts.net']\n");
        assertThat(service("install", "--tailscale")).isZero();
        assertThat(out).contains("\n  tailscale serve --bg 9300\n", "\n  --trusted-proxy 127.0.0.1\n");
        assertThat(Files.readAllLines(told)).noneMatch(line -> line.contains("tailscale"));
        assertThat(service("install", "--tailscale", "--json", "--", "--bind", "127.0.0.1:1")).isZero();
        assertThat(out.lines()).singleElement().asString().startsWith("{");
        assertThat(err).contains("tailscale serve --bg 1\n");
    }

    private int service(String... arguments) {
        return told(new ManageService(environment, Optional.of(launcher)), arguments);
    }

    private int told(ManageService command, String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        int code = new CommandLine(command).setParameterExceptionHandler(new UsageErrors())
                .setOut(new PrintWriter(said, true)).setErr(new PrintWriter(complained, true))
                .execute(arguments);
        out = said.toString();
        err = complained.toString();
        return code;
    }
}
