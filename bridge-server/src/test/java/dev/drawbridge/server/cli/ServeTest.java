package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServeTest {
    /** An address of no machine's own, so that a line that is taken by mistake ends with another exit code. */
    private static final List<String> NOWHERE = List.of("--bind", "192.0.2.1:0");

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "-a on-failure | Codex no longer knows --ask-for-approval on-failure: write --ask-for-approval on-request",
        "-a sometimes | Codex does not know --ask-for-approval sometimes: write one of on-request, never",
        "-s bad | Codex does not know --sandbox bad: write one of read-only, workspace-write, danger-full-access",
        "--full-auto -s read-only | --full-auto means --sandbox workspace-write and contradicts --sandbox read-only: leave one of them out",
        "--full-auto -a never | --full-auto means --ask-for-approval on-request and contradicts --ask-for-approval never: leave one of them out",
        "-c model | -c model has no value: write -c key=value",
        "-c =x | -c =x has no key: write -c key=value",
        "-c profile=x | Codex no longer knows -c profile=x: write -p x",
        "-m a -c model=b | --model a contradicts -c model=b: leave one of them out",
        "-m a -m b | --model is given twice: give it once",
        "-m | --model has no value: write --model MODEL",
        "-p a/b | --profile a/b is no name of a profile: letters, digits, - and _ make one",
        "-C /nowhere | --cd /nowhere is not a directory: name one that exists",
        "--codex-linux-sandbox-exe /nowhere | --codex-linux-sandbox-exe /nowhere is not a program: leave it out, Codex brings its own",
        "--agent demo --codex-bin x | --agent demo takes no options about Codex: leave them out, or write --agent codex",
        "--agent demo -m x | --agent demo takes no options about Codex: leave them out, or write --agent codex",
        "--agent demo --codex-endpoint unix:// | --agent demo takes no options about Codex: leave them out, or write --agent codex",
        "--codex-endpoint wss://a:1 | Drawbridge speaks no TLS to Codex: bring the port here with ssh -L 9876:127.0.0.1:PORT HOST, and write --codex-endpoint ws://127.0.0.1:9876",
        "--codex-endpoint ws://192.0.2.1:1 | ws://192.0.2.1:1 is on another machine, where anybody may listen in: name the token with --codex-endpoint-token-file, or better bring the port here with ssh -L",
        "--codex-endpoint ws://127.0.0.1:1 -m x --full-auto | the Codex at ws://127.0.0.1:1 was started without Drawbridge and takes no --model, --full-auto: give that to Codex itself, or leave --codex-endpoint out",
        "--codex-endpoint nonsense | --codex-endpoint takes no 'nonsense': write unix://PATH, unix:// for Codex's own daemon, ws://HOST:PORT, or stdio",
        "--codex-endpoint ws://127.0.0.1 | --codex-endpoint takes no 'ws://127.0.0.1': write unix://PATH, unix:// for Codex's own daemon, ws://HOST:PORT, or stdio",
        "--codex-endpoint ws://127.0.0.1:1/x | --codex-endpoint takes no 'ws://127.0.0.1:1/x': write unix://PATH, unix:// for Codex's own daemon, ws://HOST:PORT, or stdio",
        "--codex-endpoint unix:///s --codex-endpoint-token-file t | a Unix socket takes no token: leave --codex-endpoint-token-file out",
        "--codex-endpoint-token-file t | --codex-endpoint-token-file is for a Codex that runs already: name it with --codex-endpoint ws://HOST:PORT",
        "--agent claude | --agent takes no 'claude': write one of codex, pi, demo",
        "--agent pi -m x | --agent pi takes no options about Codex: leave them out, or write --agent codex",
        "--agent demo --pi-idle 5m | --agent demo takes no options about Pi: leave them out, or write --agent pi",
        "--agent pi --no-pi | --no-pi contradicts what is said of Pi: leave one of them out",
        "--no-pi --pi-bin x | --no-pi contradicts what is said of Pi: leave one of them out",
        "--pi-idle soon | --pi-idle takes no 'soon': write TIME like 90s, 10m, 2h or 1d",
        "--auth-token a --auth-token-file b | --auth-token and --auth-token-file name two tokens: give one",
        "--auth-token ä | a token is made of letters, digits and signs of ASCII, without spaces, and is not empty",
        "--auth-token-file /nowhere | cannot read the token file /nowhere: name a text file that you may read",
        "--auth-token-file / | cannot read the token file /: name a text file that you may read",
        "--allow-origin nonsense | 'nonsense' is not an origin: write scheme://host or scheme://host:port, without a path",
        "--allow-origin * | with --allow-origin * any web page may drive the agent: set a token, or name the origins",
        "--jwt-issuer me | what a signed token must say matters only with --jwt-secret-file: add that, or leave the other --jwt options out",
        "--jwt-secret-file /nowhere | cannot read the secret file /nowhere: name a file that you may read",
        "--session-ttl soon | --session-ttl takes no 'soon': write TIME like 90s, 10m, 2h or 1d",
        "--max-message 0 | a frame and a message may have between 1 and 1073741824 bytes",
        "--max-frame 16M | --max-frame takes no '16M': write BYTES as a whole number",
        "--log-level loud | --log-level takes no 'loud': write one of error, warn, info, debug, trace",
        "--log-format xml | --log-format takes no 'xml': write one of text, json"})
    void aLineThatCannotBeMeantIsToldWhatToWriteInstead(String line, String sentence) {
        List<String> arguments = new ArrayList<>(NOWHERE);
        arguments.addAll(List.of(line.split(" ")));

        assertThat(serve(arguments)).isEqualTo(2);
        assertThat(err.toString().lines().toList()).containsExactly("drawbridge serve: " + sentence,
                "Write 'drawbridge serve --help' to see every command and option.");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "127.0.0.1", "127.0.0.1:", ":9100", "127.0.0.1:99999", "::1:9100"})
    void anAddressThatIsNoneIsToldWhatOneLooksLike(String address) {
        assertThat(serve(List.of("--bind", address))).isEqualTo(2);
        assertThat(err.toString()).startsWith("drawbridge serve: '" + address
                + "' is not an address: write HOST:PORT, for example 127.0.0.1:9100, or [::1]:9100");
    }

    @Test
    void aMisspeltOptionIsShownTheRightOne() {
        assertThat(serve(List.of("--sandox", "read-only"))).isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                drawbridge serve: there is no command or option '--sandox'
                Write 'drawbridge serve --sandbox', or 'drawbridge serve --help' to see everything.
                """);
    }

    @Test
    void aTokenFileWithoutATokenIsToldHowToMakeOne() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "\nsecond line\n");

        assertThat(serve(List.of("--auth-token-file", file.toString()))).isEqualTo(2);
        assertThat(err.toString()).startsWith("drawbridge serve: there is no token in " + file
                + ": put one there, for example what 'openssl rand -hex 32' prints");
    }

    private int serve(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("serve"));
        line.addAll(arguments);
        return Drawbridge.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(line.toArray(String[]::new));
    }
}
