package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What stands in the config file, as {@code serve} and {@code config check} read it. */
@Timeout(60)
final class ConfigTest {
    private final Map<String, String> environment = new HashMap<>();
    private Path home = Path.of("");
    private Path file = Path.of("");
    private String out = "";
    private String err = "";

    @BeforeEach
    void home(@TempDir Path directory) throws IOException {
        home = directory.toRealPath();
        environment.put("HOME", home.toString());
        file = home.resolve(".config/drawbridge/config.toml");
        Files.createDirectories(home.resolve(".config/drawbridge"));
    }

    @Test
    void withoutAFileEverythingIsAsItIsByItself() {
        assertThat(check()).isZero();
        assertThat(out).startsWith("There is no " + file + ". In force are:\n")
                .contains("  bind                       127.0.0.1:9100\n",
                        "  session-ttl                30d\n",
                        "  tls                        false\n", "  agent                      -\n",
                        "  max-frame                  16777216\n", "  log-level                  info\n");
        assertThat(err).isEmpty();
        assertThat(config("path")).isEqualTo(1);
        assertThat(out).isEqualTo(file + "\n");
    }

    @Test
    void whatAnEditorPutsBeforeTheTextIsNoPartOfIt() throws Exception {
        write("\ufeff[serve]\nbind = '127.0.0.1:9222'\n");
        assertThat(check()).isZero();
    }

    @Test
    void whatStandsInTheFileIsInForceUnlessSomebodySaysOtherwise() throws Exception {
        write("""
                [serve]
                bind = "127.0.0.1:9200"     # another port
                allow-host = ["a.example", 'b.example']
                no-journal = true
                tls = false
                max-messages = 7
                session-ttl = "2h"
                auth-token = "a-secret-token"
                config = ["model_providers.x.experimental_bearer_token=abc", "model=m"]

                [projects]
                web = "~/web"
                "api" = "sub"
                """);
        assertThat(check("--json")).isZero();
        assertThat(setting("bind")).isEqualTo(
                "{\"setting\":\"bind\",\"values\":[\"127.0.0.1:9200\"],\"source\":\"file\",\"line\":2}");
        assertThat(setting("allow-host")).contains("[\"a.example\",\"b.example\"]");
        assertThat(setting("no-journal")).contains("[\"true\"]", "file");
        assertThat(setting("tls")).contains("[\"false\"]", "file");
        assertThat(setting("max-messages")).contains("[\"7\"]");
        assertThat(setting("session-ttl")).contains("[\"2h\"]");
        assertThat(setting("auth-token")).contains("[\"********\"]").doesNotContain("a-secret");
        assertThat(out).doesNotContain("a-secret", "abc");
        assertThat(setting("config")).contains("experimental_bearer_token=********", "model=m");
        assertThat(out.lines().filter(line -> line.contains("\"project\""))).containsExactly(
                "{\"setting\":\"project\",\"values\":[\"web=" + home
                        + "/web\"],\"source\":\"file\",\"line\":12}",
                "{\"setting\":\"project\",\"values\":[\"api=" + file.resolveSibling("sub")
                        + "\"],\"source\":\"file\",\"line\":13}");

        assertThat(check("--json", "--", "--bind", "127.0.0.1:1", "--allow-host=c", "--no-pi", "--project",
                "x=/x")).isZero();
        assertThat(setting("bind")).contains("[\"127.0.0.1:1\"]", "flag");
        assertThat(setting("allow-host")).contains("[\"c\"]", "flag");
        assertThat(setting("no-pi")).contains("[\"true\"]", "flag");
        assertThat(out.lines().filter(line -> line.contains("\"project\""))).hasSize(3);

        environment.put("DRAWBRIDGE_TOKEN", "another-secret");
        assertThat(check("--json")).isZero();
        assertThat(setting("auth-token")).contains("********", "environment");
        assertThat(setting("bind")).contains("file");
    }

    @Test
    void oneTokenTakesThePlaceOfAnother() throws IOException {
        write("[serve]\nauth-token-file = \"token\"\n");
        Files.writeString(file.resolveSibling("token"), "from-the-file\n");
        assertThat(check("--json", "--", "--auth-token", "from-the-line")).isZero();
        assertThat(setting("auth-token-file")).contains("\"values\":[]", "default");
        assertThat(setting("auth-token")).contains("********", "flag");
        assertThat(check("--json")).isZero();
        assertThat(setting("auth-token-file")).contains(file.resolveSibling("token").toString());
        environment.put("DRAWBRIDGE_TOKEN", "x");
        assertThat(check("--json")).isZero();
        assertThat(setting("auth-token-file")).contains("default");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "[serve];bnid = 'x' | 2:1: there is no setting 'bnid': did you mean 'bind'?",
        "[serve];  alow-host = [] | 2:3: there is no setting 'alow-host': did you mean 'allow-host'?",
        "[serve];completely-else = 1 | 2:1: there is no setting 'completely-else': 'drawbridge serve --help' tells them all, as options",
        "[serve];help = true | 2:1: there is no setting 'help': 'drawbridge serve --help' tells them all, as options",
        "[server];bind = 'x' | 1:1: there is no table [server]: did you mean [serve]?",
        "[profiles.x];a = 1 | 1:1: there is no table [profiles]: there are [serve] and [projects]",
        "[elsewhere];a = 1 | 1:1: there is no table [elsewhere]: there are [serve] and [projects]",
        "bind = 'x' | 1:1: 'bind' stands in no table: write it below [serve]",
        "sreve = 'x' | 1:1: there is no setting 'sreve': 'drawbridge serve --help' tells them all, as options",
        "serve = 'x' | 1:1: 'serve' is a table: write its settings below [serve]",
        "[serve];bind = 9100 | 2:1: 'bind' takes no number: write a text in quotes",
        "[serve];bind = ['x'] | 2:1: 'bind' takes no list: write a text in quotes",
        "[serve];tls = 'yes' | 2:1: 'tls' takes no text: write true or false",
        "[serve];allow-host = 'x' | 2:1: 'allow-host' takes no text: write a list of texts, like [\"NAME\"]",
        "[serve];allow-host = ['x', 1] | 2:1: 'allow-host' takes no list: write a list of texts, like [\"NAME\"]",
        "[serve];max-messages = '7' | 2:1: 'max-messages' takes no text: write a whole number, without quotes",
        "[serve];max-messages = 7.5 | 2:1: 'max-messages' takes no number: write a whole number, without quotes",
        "[serve];max-messages = 99999999999999999999 | 2:1: 'max-messages' takes no '99999999999999999999': write N as a whole number",
        "[serve];session-ttl = 30 | 2:1: 'session-ttl' takes no number: write a text in quotes, like \"10m\"",
        "[serve];session-ttl = 'soon' | 2:1: 'session-ttl' takes no 'soon': write TIME like 90s, 10m, 2h or 1d",
        "[serve];agent = 'claude' | 2:1: 'agent' takes no 'claude': write one of codex, pi, demo",
        "[serve];[serve.bind];x = 1 | 2:1: 'bind' takes no table: write a text in quotes",
        "[serve];project = ['a=/b'] | 2:1: projects have a table of their own: write them below [projects], as name = \"directory\"",
        "[projects];web = '/x';WEB = '/y' | 3:1: there is a project 'WEB' already, whatever its capitals: give this one another name",
        "[projects];web = 1 | 2:1: the project 'web' is a directory: write its path in quotes",
        "[projects];'a b' = '/x' | 2:1: 'a b' names no project: a project's name is 1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit",
        "[projects];'a=b' = '/x' | 2:1: 'a=b' names no project: a project's name is 1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit",
        "[projects];root = '/' | 2:1: / is everything there is: name a directory below it for the project root",
        "[serve];bind = 'x';bind = 'y' | 4:1: this is no TOML (Duplicate key): write name = value, texts in quotes, each name and table once",
        "[serve];bind = 'x';[serve];tls = true | 3:7: this is no TOML (Table redefined): write name = value, texts in quotes, each name and table once",
        "[serve];bind = | 2:7: this is no TOML (Newline not permitted here): write name = value, texts in quotes, each name and table once",
        "[serve];tls = yes | 2:7: this is no TOML (Unknown token): write name = value, texts in quotes, each name and table once",
        "[serve | 1:7: this is no TOML (Newline not permitted here): write name = value, texts in quotes, each name and table once",
        "serve.bnd = 'x' | 1:1: there is no setting 'bnd': did you mean 'bind'?",
        "[serve];bind = 'nonsense' | 2:1: 'nonsense' is not an address: write HOST:PORT, for example 127.0.0.1:9100, or [::1]:9100",
        "[serve];allow-origin = ['nonsense'] | 2:1: 'nonsense' is not an origin: write scheme://host or scheme://host:port, without a path",
        "[serve];tls-cert = '/x' | 2:1: a certificate is of use with its key only: give both --tls-cert and --tls-key",
        "[serve];tls = true;tls-cert = '/x' | 3:1: a certificate is of use with its key only: give both --tls-cert and --tls-key",
        "[serve];max-messages = 1;bind = '127.0.0.1' | 3:1: '127.0.0.1' is not an address: write HOST:PORT, for example 127.0.0.1:9100, or [::1]:9100",
        "# begin \"\"\";[serve];bnid = 'x' | 3:1: there is no setting 'bnid': did you mean 'bind'?",
        "[serve];agent = 'demo';model = 'x' | 2:1: --agent demo takes no options about Codex: leave them out, or write --agent codex"})
    void whatCannotBeMeantIsToldWhereItStands(String lines, String sentence) throws IOException {
        write(lines.replace(";", "\n") + "\n");
        assertThat(check()).isEqualTo(1);
        assertThat(err.lines().toList()).containsExactly(file + ":" + sentence);
        assertThat(out).isEmpty();
        assertThat(check("--json")).isEqualTo(1);
        String[] parts = sentence.split(":", 3);
        assertThat(out).contains("\"line\":" + parts[0] + ",\"column\":" + parts[1].strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[serve]\nbind = '127.0.0.1:1'\n"})
    void whatIsWrongOnTheLineIsNotPutDownToTheFile(String text) throws IOException {
        if (!text.isEmpty()) {
            write(text);
        }
        assertThat(check("--", "--bind", "nowhere")).isEqualTo(1);
        assertThat(err).startsWith("'nowhere' is not an address: ");
        assertThat(check("--json", "--", "--bnid", "x")).isEqualTo(1);
        assertThat(out).isEqualTo("{\"fault\":\"there is no command or option '--bnid'\"}\n");
    }

    @Test
    void aFileThatTheLineNamesByNothingIsTheOneOfTheEnvironment() throws IOException {
        environment.put("DRAWBRIDGE_CONFIG", home.resolve("gone").toString());
        assertThat(check("--", "--config-file=")).isEqualTo(1);
        assertThat(err).startsWith(home.resolve("gone") + ": there is no such file");
    }

    @Test
    void everythingIsToldAtOnce() throws IOException {
        write("[serve]\nbnid = 1\ntls = 1\npi-idle = 'x'\n\n[other]\n[projects]\nx = 1\n");
        assertThat(check()).isEqualTo(1);
        assertThat(err.lines().map(line -> line.substring(file.toString().length()).replaceAll(": .*", "")))
                .containsExactly(":2:1", ":3:1", ":6:1", ":8:1", ":4:1");
    }

    @Test
    void aSecretThatOthersCanReadIsNoneAnyMore() throws IOException {
        write("[serve]\nauth-token = 'x'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(check()).isEqualTo(1);
        assertThat(err).startsWith(file + ":2:1: others on this machine can get at the secret in this file: ")
                .contains("chmod 600");
        write("[serve]\nbind = '127.0.0.1:1'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(check()).isZero();
    }

    @Test
    void aFileThatWasNamedHasToBeThere() throws IOException {
        Path other = home.resolve("other.toml");
        for (String[] line : List.of(new String[]{other.toString()},
                new String[]{"--", "--config-file", other.toString()},
                new String[]{"--", "--config-file=" + other})) {
            assertThat(check(line)).isEqualTo(1);
            assertThat(err).startsWith(other + ": there is no such file");
        }
        Files.writeString(other, "[serve]\nbind = '127.0.0.1:77'\n");
        environment.put("DRAWBRIDGE_CONFIG", other.toString());
        assertThat(check("--json")).isZero();
        assertThat(setting("bind")).contains("127.0.0.1:77");
        environment.put("DRAWBRIDGE_CONFIG", home.resolve("gone").toString());
        assertThat(check()).isEqualTo(1);
        assertThat(check(other.toString())).isZero();
        environment.remove("DRAWBRIDGE_CONFIG");
        environment.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
        assertThat(config("path")).isEqualTo(1);
        assertThat(out).isEqualTo(home.resolve("xdg/drawbridge/config.toml") + "\n");
        environment.put("XDG_CONFIG_HOME", "relative");
        config("path");
        assertThat(out).isEqualTo(file + "\n");
    }

    @Test
    void whatIsNoTextIsToldSo() throws IOException {
        Files.write(file, "[serve]\nbind = '\u00fc'\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(check()).isEqualTo(1);
        assertThat(err).isEqualTo(file + ": this is no text in UTF-8: write it as such\n");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(check()).isEqualTo(1);
        assertThat(err).isEqualTo(file + ": it cannot be read: name a file that you may read\n");
    }

    @Test
    void positionsAreThoseOfKeysAndNotOfTexts() throws IOException {
        write("[serve]\nmodel = '''\nbnid = 1\n[other]\n'''\n\n  [ servers . x ]\n\"bnid\" = 2\n");
        assertThat(check()).isEqualTo(1);
        assertThat(err).contains(":7:3: ").doesNotContain(":3:1", ":4:1");
    }

    @Test
    void anExampleSetsNothingAndTellsEverything() throws Exception {
        assertThat(config("init")).isZero();
        assertThat(out).isEqualTo("wrote " + file + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(check("--json")).isZero();
        assertThat(out).doesNotContain("\"source\":\"file\"");
        List<String> settings = new ArrayList<>(
                out.lines().map(line -> line.replaceAll(".*\"setting\":\"([^\"]+)\".*", "$1"))
                        .filter(setting -> !setting.equals("project")).toList());
        String text = Files.readString(file);
        assertThat(settings).hasSizeGreaterThan(35)
                .allSatisfy(setting -> assertThat(text).contains("\n# " + setting + " = "));
        assertThat(text).doesNotContain("${").contains("\n[serve]\n", "\n[projects]\n# web = ");

        Files.writeString(file,
                text.lines().map(line -> line.matches("# [a-z-]+ = .*") ? line.substring(2) : line)
                        .toList().stream().reduce("", (all, line) -> all + line + "\n"));
        check();
        assertThat(err).doesNotContain("takes no number", "takes no text", "takes no list", "there is no",
                "no TOML");

        Files.writeString(file, "mine");
        assertThat(config("init")).isEqualTo(1);
        assertThat(err)
                .isEqualTo("drawbridge config: there is a " + file + " already, and it stays as it is\n");
        assertThat(Files.readString(file)).isEqualTo("mine");
        assertThat(config("init", home.resolve("new/x.toml").toString())).isZero();
        assertThat(config("init", home.resolve("new/x.toml/y").toString())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bind 192.0.2.1:0", "--bind=192.0.2.1:0"})
    void serveReadsTheFileAndTheLineCountsBefore(String flag) throws IOException {
        write("[serve]\nbind = 'nonsense'\nagent = 'demo'\nlog-level = 'error'\n[projects]\nx = '~/x'\n");
        assertThat(serve()).isEqualTo(2);
        assertThat(err).startsWith("drawbridge serve: 'nonsense' is not an address")
                .endsWith("A part of it stands in " + file + ": 'drawbridge config check' tells which.\n");
        assertThat(serve((flag + " --sandox").split(" "))).isEqualTo(2);
        assertThat(err).startsWith("drawbridge serve: there is no command or option '--sandox'");
        assertThat(serve((flag + " --agent codex --codex-endpoint nonsense").split(" "))).isEqualTo(2);
        assertThat(err).startsWith("drawbridge serve: --codex-endpoint takes no 'nonsense'");
        write("[serve]\nbnid = 1\n[other]\n");
        assertThat(serve(flag.split(" "))).isEqualTo(2);
        assertThat(err.lines().toList()).containsExactly(
                file + ":2:1: there is no setting 'bnid': did you mean 'bind'?",
                file + ":3:1: there is no table [other]: there are [serve] and [projects]",
                "drawbridge serve: its config file cannot be meant: 'drawbridge config check' says when it can");
        assertThat(serve("--config-file", home.resolve("gone").toString())).isEqualTo(2);
        assertThat(err).contains("there is no such file");
    }

    private void write(String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** What is in force of a setting, as it was printed. */
    private String setting(String name) throws IOException {
        for (String line : out.lines().toList()) {
            JsonNode read = new ObjectMapper().readTree(line);
            if (read.path("setting").asText().equals(name)) {
                return line;
            }
        }
        throw new AssertionError(name + " is not in " + out);
    }

    private int check(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "check";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return config(line);
    }

    private int config(String... arguments) {
        return told(new CommandLine(new ManageConfig(environment)), program -> program.execute(arguments));
    }

    private int serve(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "serve";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return told(Drawbridge.commandLine(line), program -> Drawbridge.execute(program, environment, line));
    }

    private int told(CommandLine program, ToIntFunction<CommandLine> execution) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        int code = execution.applyAsInt(
                program.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(complained, true)));
        out = said.toString();
        err = complained.toString();
        return code;
    }
}
