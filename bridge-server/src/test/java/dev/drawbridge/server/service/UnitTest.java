package dev.drawbridge.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.partners.machine.Executables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class UnitTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"plain-1.0/x@y:z|plain-1.0/x@y:z",
        "a b|\"a b\"",
        "100%|100%%", "$HOME|$$HOME", "a\"b|\"a\\\"b\"", "a\\b|\"a\\\\b\"", "ü|\"ü\"", "it's|\"it's\"",
        "~~|\"\"",
        "a;b|\"a;b\""})
    void wordsReachTheProgramAsTheyAre(String word, String written) {
        assertThat(new Unit(List.of("/bin/x", word), Map.of()).text())
                .contains("\nExecStart=/bin/x " + written + "\n");
    }

    @Test
    void theEnvironmentIsToldInOrder() {
        assertThat(new Unit(List.of("/x"), Map.of("PATH", "/bin:/a b", "A", "50%")).text())
                .contains("\nExecStart=/x\nEnvironment=A=50%%\nEnvironment=\"PATH=/bin:/a b\"\n");
    }

    @Test
    void whatEndsALineIsNotSaid() {
        assertThat(Unit.canSay("a\nb")).isFalse();
        assertThat(Unit.canSay("a\0")).isFalse();
        assertThat(Unit.canSay("ü b")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/bin/x y%$,true", "/bin/it's,false"})
    void systemdIsPickyAboutPrograms(String program, boolean can) {
        assertThat(Unit.canStart(program)).isEqualTo(can);
    }

    @ParameterizedTest
    @CsvSource({"DRAWBRIDGE_HOME,kept,{here}/kept", "CODEX_HOME,/c,/c", "PATH,bin:/bin,bin:/bin",
        "XDG_CONFIG_HOME,c,c", "XDG_DATA_HOME,/d,/d", "DRAWBRIDGE_CODEX,codex-next,codex-next",
        "DRAWBRIDGE_CODEX,./codex,{here}/./codex", "PI_CODING_AGENT_DIR,~/pi,/h/pi",
        "PI_CODING_AGENT_SESSION_DIR,pi,{here}/pi"})
    void theServiceFindsWhatTheCommandsFind(String variable, String value, String given) {
        assertThat(BridgeUnit.toBeGiven(Map.of("HOME", "/h", variable, value)))
                .isEqualTo(
                        Map.of(variable, given.replace("{here}", Path.of("").toAbsolutePath().toString())));
    }

    @Test
    void whatIsEmptyOrCannotBeSaidIsNotGiven() {
        assertThat(BridgeUnit.toBeGiven(Map.of("CODEX_HOME", "", "DRAWBRIDGE_HOME", "/a\nb", "TERM", "x")))
                .isEmpty();
    }

    static boolean hasAnalyzer() {
        return Executables.find("systemd-analyze").isPresent();
    }

    @Test
    @EnabledIf("hasAnalyzer")
    void systemdFindsNothingWrongWithIt() throws Exception {
        Path program = Files.createFile(
                Files.createDirectories(directory.resolve("50% of it")).resolve("draw$bridge"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path unit = directory.resolve(UnitFile.NAME);
        Files.writeString(unit, new Unit(List.of(program.toString(), "serve", "--model", "a \"b\" $c"),
                Map.of("PATH", "/usr/bin:/a b")).text());
        assertThat(verified(unit)).isEmpty();
        Files.delete(program);
        assertThat(verified(unit)).contains("is not executable");
    }

    private String verified(Path unit) throws IOException, InterruptedException {
        ProcessBuilder asked = new ProcessBuilder("systemd-analyze", "verify", "--user", unit.toString())
                .redirectErrorStream(true);
        asked.environment().put("XDG_RUNTIME_DIR", directory.toString());
        Process analyzer = asked.start();
        String said = new String(analyzer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(analyzer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:9100,false,9100,127.0.0.1", "localhost:1,false,1,127.0.0.1",
        "0.0.0.0:9100,false,9100,127.0.0.1", "[::]:9100,false,9100,127.0.0.1",
        "10.8.0.1:9100,false,http://10.8.0.1:9100,10.8.0.1", "[::1]:9100,false,http://[::1]:9100,::1",
        "127.0.0.1:9100,true,https+insecure://127.0.0.1:9100,127.0.0.1",
        "0.0.0.0:9100,true,https+insecure://127.0.0.1:9100,127.0.0.1",
        "10.8.0.1:9100,true,https+insecure://10.8.0.1:9100,10.8.0.1"})
    void tailscaleIsLedToWhereTheBridgeListensAndTrustedWhereItComesFrom(String address, boolean tls,
            String target, String proxy) {
        assertThat(new Tailscale(address, tls, false, false).lines()).contains(
                "  tailscale serve --bg " + target,
                "  --trusted-proxy " + proxy + " --allow-host NAME.TAILNET.ts.net");
        assertThat(new Tailscale(address, tls, true, true).lines()).noneMatch(line -> line.contains("--"
                + "allow-host"));
    }
}
