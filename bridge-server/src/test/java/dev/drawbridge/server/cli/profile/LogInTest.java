package dev.drawbridge.server.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.pairing.PairingDraft;
import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Profile;
import dev.drawbridge.server.client.Profiles;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.tls.TlsOptions;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(60)
final class LogInTest {
    private final Path place;
    private final Map<String, String> elsewhere;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    LogInTest(@TempDir Path place) {
        this.place = place;
        elsewhere = Map.of("HOME", place.resolve("elsewhere").toString(), "DRAWBRIDGE_HOME",
                place.resolve("none").toString());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private Bridge bridge(boolean tls) throws Exception {
        EndpointOptions endpoint = EndpointOptions.at(new BindAddress("127.0.0.1", 0));
        Bridge bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1", BridgeOptions
                .at(tls
                        ? endpoint.withTls(new TlsOptions.SelfSigned(place.resolve("tls")))
                        : endpoint)
                .withKeeping(Keeping.in(new Home(place), StoreOptions.DEFAULT)));
        open.add(bridge);
        return bridge;
    }

    /** As the host shows it. */
    private String link(Bridge bridge) throws Exception {
        BridgeLine host = BridgeLine.open(
                Destination.host(Map.of("DRAWBRIDGE_HOME", place.toString())), Caller.passing("1"), Ear.DEAF);
        open.add(host);
        PairingTicket ticket = host.call("bridge/pairing/begin", new PairingDraft(
                Scopes.VIEWER.list(), Optional.empty(), /* confirm= */ false),
                PairingTicket.class);
        URI url = URI.create(bridge.url());
        return "drawbridge://pair?scheme=" + url.getScheme() + "&host=" + url.getHost() + "&port="
                + url.getPort() + "&id=" + ticket.pairingId() + "&secret=" + ticket.secret()
                + ticket.door().fingerprint().map(known -> "&fp=" + known).orElse("");
    }

    private int logIn(String typed, String... arguments) {
        return new CommandLine(new LogIn(elsewhere,
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8))))
                .setOut(new PrintWriter(out, /* autoFlush= */ true))
                .setErr(new PrintWriter(err, /* autoFlush= */ true)).execute(arguments);
    }

    private BridgeLine goThere(Profile profile) throws CannotReachBridge {
        BridgeLine line = BridgeLine.open(profile.destination(), Caller.passing("1"), Ear.DEAF);
        open.add(line);
        return line;
    }

    @Test
    void whoeverHasTheLinkComesInAndOnlyToThatBridge() throws Exception {
        assertThat(logIn(link(bridge(/* tls= */ true)) + "\n", "--name", "Laptop")).isZero();
        assertThat(out.toString()).startsWith("Laptop may come in at wss://127.0.0.1:")
                .contains("kept as profile 'default'");
        Path kept = place.resolve("elsewhere/.config/drawbridge/profiles/default.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept))).isEqualTo("rw-------");

        Profile profile = Profiles.of(elsewhere).read("default");
        assertThat(goThere(profile).call("bridge/info", JsonNodeFactory.instance.objectNode()).at("/you/name")
                .asText()).isEqualTo("Laptop");
        Profile other = new Profile(profile.url(), profile.token(), Optional.of("00".repeat(32)),
                Optional.empty());
        assertThatThrownBy(() -> goThere(other)).isInstanceOf(CannotReachBridge.class)
                .hasMessageContaining(
                        "is not known to be the one that is meant (its certificate is another one");
        Profile trusting = new Profile(profile.url(), profile.token(), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> goThere(trusting)).hasMessageContaining("is not known to be the one");
    }

    @Test
    void aLinkCountsOnceAndAProfileIsNotLostByAccident() throws Exception {
        String link = link(bridge(/* tls= */ false));
        assertThat(logIn("", link)).isZero();
        assertThat(logIn("", link)).isEqualTo(Exit.MISUSED);
        assertThat(err.toString()).contains("there is a profile 'default' already");
        assertThat(logIn("", link, "--profile", "desk")).isEqualTo(Exit.FAILED);
        assertThat(err.toString()).contains("no pairing takes that");
        assertThat(Profiles.of(elsewhere).names()).containsExactly("default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scheme=file&host=h&port=1", "scheme=wsx&host=h&port=1",
        "scheme=ws&host=h&port=99999",
        "scheme=ws&host=h&port=x", "scheme=ws&host=h%1b%5b31m&port=1", "scheme=ws&host=h%2fx%3f&port=1",
        "host=h&port=1", "scheme=ws&host=%zz&port=1"})
    void aLinkThatLeadsNowhereIsNone(String link) {
        assertThat(logIn("", "drawbridge://pair?" + link + "&id=a&secret=b")).isEqualTo(Exit.MISUSED);
        assertThat(err.toString()).contains("that is no link of a pairing").doesNotContain("\033");
    }

    @Test
    void whatIsNoLinkAndWhoIsNotThereAreTold() {
        assertThat(logIn("https://example.org\n")).isEqualTo(Exit.MISUSED);
        assertThat(err.toString()).contains("that is no link of a pairing");
        assertThat(logIn("", "drawbridge://pair?scheme=ws&host=127.0.0.1&port=9&id=a&secret=b"))
                .isEqualTo(Exit.NO_BRIDGE);
        assertThat(err.toString()).contains("nobody answers at ws://127.0.0.1:9 (nobody listens there)");
        assertThat(err.toString()).doesNotContain("secret=b");
    }

    @Test
    void aTokenThatOthersMayReadIsNotUsed() throws Exception {
        Profiles profiles = Profiles.of(elsewhere);
        Path file = profiles.write("desk",
                new Profile("ws://desk:9100", "t", Optional.empty(), Optional.empty()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> profiles.read("desk")).hasMessageContaining("others may read the token");
        Files.write(file, new byte[]{(byte) 0xff});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> profiles.read("desk")).hasMessage("cannot read " + file
                + " (it is no text in UTF-8): see that it is yours, or make it anew with 'drawbridge login LINK --profile desk'");
        Files.writeString(file, "null");
        assertThatThrownBy(() -> profiles.read("desk")).hasMessageContaining("is no profile: make it anew");
        assertThatThrownBy(() -> profiles.read("../desk")).hasMessageContaining("is called by letters");
    }

    @Test
    void whatIsForgottenIsGone() throws Exception {
        Profiles.of(elsewhere).write("desk",
                new Profile("ws://desk:9100", "t", Optional.empty(), Optional.of("Laptop")));
        CommandLine list = new CommandLine(new ListProfiles(elsewhere))
                .setOut(new PrintWriter(out, /* autoFlush= */ true));
        assertThat(list.execute()).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("desk  ws://desk:9100  as Laptop\n");
        CommandLine logOut = new CommandLine(new LogOut(elsewhere))
                .setErr(new PrintWriter(err, /* autoFlush= */ true));
        assertThat(logOut.execute("desk")).isZero();
        assertThat(logOut.execute("desk")).isEqualTo(Exit.FAILED);
        assertThat(Profiles.of(elsewhere).names()).isEmpty();
    }
}
