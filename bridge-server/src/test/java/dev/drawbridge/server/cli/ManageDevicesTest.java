package dev.drawbridge.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.partners.codex.Codex;
import dev.drawbridge.partners.codex.CodexClient;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import dev.drawbridge.server.paper.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

@Timeout(60)
final class ManageDevicesTest {
    private final Path home;
    private final Map<String, String> environment;
    private final Bridge bridge;
    private Screen screen = Screen.NONE;
    private String out = "";
    private String err = "";

    ManageDevicesTest(@TempDir Path home) throws Exception {
        this.home = home;
        environment = Map.of("DRAWBRIDGE_HOME", home.toString());
        bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withKeeping(Keeping.in(new Home(home), StoreOptions.DEFAULT)));
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void aDeviceIsAddedShownRenamedAndShutOut() {
        assertThat(devices()).isZero();
        assertThat(out).isEmpty();
        assertThat(err).isEqualTo("no device may come in yet: 'drawbridge pair' lets one in\n");

        String token = add("Phone");
        assertThat(token).matches("dbt_[A-Za-z0-9_-]{43}");
        assertThat(err).isEqualTo("Phone comes in with this token, which is shown only now:\n");
        add("Büro ☃", "--scopes", "observe,terminal");

        assertThat(devices()).isZero();
        assertThat(out.lines().map(line -> line.replaceAll("dev-[0-9a-f]{16}", "ID"))).containsExactly(
                "NAME    MAY               OPEN  LAST SEEN  FROM  ID",
                "Phone   operator          -     never      -     ID",
                "Büro ☃  observe,terminal  -     never      -     ID");

        try (CodexClient phone = enter(token)) {
            assertThat(devices("list")).isZero();
            assertThat(out.lines().toList().get(1)).matches(
                    "Phone   operator          1     20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d  127.0.0.1  dev-.*");
            assertThat(devices("rename", "phone", "Pad")).isZero();
            assertThat(out).isEqualTo("it is called Pad\n");
            assertThat(devices("revoke", "Pad")).isZero();
            assertThat(out).isEqualTo("Pad is shut out; connections that were open: 1\n");
            assertThat(phone.wire().awaitEnd()).startsWith("closed with 4001 ");
        }
        assertThat(devices("--json")).isZero();
        assertThat(out.lines().toList()).singleElement().asString().contains("\"name\":\"Büro ☃\"")
                .contains("\"scopes\":[\"observe\",\"terminal\"]");
    }

    @Test
    void eachAnswerIsAlsoAnObject() throws Exception {
        assertThat(devices("add", "--json", "--scopes=viewer", "Phone")).isZero();
        JsonNode added = json();
        assertThat(added.path("token").asText()).startsWith("dbt_");
        assertThat(added.at("/device/scopes").toString()).isEqualTo("[\"observe\"]");
        assertThat(err).isEmpty();
        String deviceId = added.at("/device/deviceId").asText();
        assertThat(devices("rename", "--json", deviceId, "Pad")).isZero();
        assertThat(json().at("/device/name").asText()).isEqualTo("Pad");
        assertThat(devices("list", "--json")).isZero();
        assertThat(json().path("deviceId").asText()).isEqualTo(deviceId);
        assertThat(devices("revoke", "--json", deviceId)).isZero();
        assertThat(json().path("kept").asBoolean()).isTrue();
        assertThat(devices("list", "--json")).isZero();
        assertThat(out).isEmpty();
    }

    @Test
    void linesAreAsWideAsTheScreen() {
        add("電".repeat(20));
        screen = new Screen(30, /* coloured= */ false);
        devices();
        assertThat(out.lines().toList()).containsExactly("NAME", "電".repeat(15));
        screen = new Screen(80, /* coloured= */ true);
        devices();
        assertThat(out.lines().findFirst()).hasValueSatisfying(
                heading -> assertThat(heading).startsWith("\033[2mNAME ").endsWith("\033[0m"));
    }

    @Test
    void whoIsNotThereIsNamed() {
        assertThat(devices("revoke", "Nobody\u0007")).isEqualTo(1);
        assertThat(err).isEqualTo("drawbridge devices: there is no device 'Nobody?': "
                + "'drawbridge devices' shows which there are\n");
        assertThat(devices("rename", "Nobody", "x")).isEqualTo(1);
        assertThat(devices("revoke", "host")).isEqualTo(1);
        assertThat(err).isEqualTo("drawbridge devices: This is no device that can be changed. "
                + "That is the user who runs the bridge, on its own machine\n");
    }

    @Test
    void aLineThatCannotBeMeantIsToldWhatToWriteInstead() {
        assertThat(devices("add", "--scopes", "root", "Phone")).isEqualTo(2);
        assertThat(err).startsWith("devices add: 'root' is no scope: write viewer, operator or owner");
        assertThat(devices("add")).isEqualTo(2);
        assertThat(devices("rename", "Phone")).isEqualTo(2);
        assertThat(devices("add", "\u202egnp")).isEqualTo(1);
        assertThat(err).startsWith("drawbridge devices: A device's name has no characters");
        bridge.close();
        assertThat(devices("add", "--scopes", "root", "Phone")).isEqualTo(2);
    }

    @Test
    void withoutABridgeOneIsToldToStartOne() {
        bridge.close();
        assertThat(devices()).isEqualTo(Exit.NO_BRIDGE);
        assertThat(err).isEqualTo("drawbridge devices: no bridge runs with " + home
                + ": start one with 'drawbridge serve'\n");
    }

    private CodexClient enter(String token) {
        CodexClient client = Codex.connect(URI.create(bridge.url()),
                Map.of("Authorization", "Bearer " + token));
        client.initialize();
        return client;
    }

    private String add(String name, String... options) {
        String[] line = new String[options.length + 2];
        line[0] = "add";
        line[1] = name;
        System.arraycopy(options, 0, line, 2, options.length);
        assertThat(devices(line)).isZero();
        return out.strip();
    }

    private JsonNode json() throws Exception {
        assertThat(out.lines()).hasSize(1);
        return new ObjectMapper().readTree(out);
    }

    private int devices(String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        int code = new CommandLine(new ManageDevices(environment, ZoneOffset.UTC, () -> screen), factory())
                .setParameterExceptionHandler(new UsageErrors()).setOut(new PrintWriter(said))
                .setErr(new PrintWriter(complained)).execute(arguments);
        out = said.toString().replace("\r", "");
        err = complained.toString().replace("\r", "");
        return code;
    }

    /** Makes commands that find the test's bridge. */
    private IFactory factory() {
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == ShowDevices.class
                        ? type.cast(new ShowDevices(environment, ZoneOffset.UTC, () -> screen))
                        : type.getPackage().equals(AddDevice.class.getPackage())
                                && DeviceCommand.class.isAssignableFrom(type)
                                        ? type.getDeclaredConstructor(Map.class).newInstance(environment)
                                        : CommandLine.defaultFactory().create(type);
            }
        };
    }
}
