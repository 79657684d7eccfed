package dev.drawbridge.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BridgeLineTest {
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    @TempDir
    private Path home;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void environment() {
        environment = Map.of("DRAWBRIDGE_HOME", home.toString());
    }

    private Bridge bridge() throws Exception {
        return Bridge.start(Bridge.Crew.of(new DemoAgent(Pace.ofTheClock())), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withKeeping(Keeping.in(new Home(home), StoreOptions.DEFAULT)));
    }

    private BridgeLine open() throws CannotReachBridge {
        return BridgeLine.open(Destination.host(environment), Caller.passing("1"), Ear.DEAF);
    }

    @Test
    void aCallGetsItsResult() throws Exception {
        try (Bridge _ = bridge(); BridgeLine host = open()) {
            assertThat(host.call("bridge/info", NOTHING).path("version").asText()).isEqualTo("1");
            assertThat(host.call("thread/list", NOTHING).path("data").isArray()).isTrue();
        }
    }

    @Test
    void aRefusalIsTold() throws Exception {
        try (Bridge _ = bridge(); BridgeLine host = open()) {
            assertThatThrownBy(() -> host.call("bridge/nothing", NOTHING)).isInstanceOf(Refused.class)
                    .hasMessageStartingWith("The bridge has no such method");
        }
    }

    @Test
    void withoutABridgeOneIsToldToStartOne() {
        assertThatThrownBy(this::open).isInstanceOf(CannotReachBridge.class)
                .hasMessage("no bridge runs with " + home + ": start one with 'drawbridge serve'");
    }

    @Test
    void whatADeadBridgeLeftIsNoBridge() throws Exception {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(home.resolve("control.sock")));
        }
        assertThatThrownBy(this::open).isInstanceOf(CannotReachBridge.class)
                .hasMessage("no bridge runs with " + home + ": start one with 'drawbridge serve'");
    }

    @Test
    void aCallDoesNotOutliveItsBridge() throws Exception {
        Bridge bridge = bridge();
        try (bridge; BridgeLine host = open()) {
            bridge.close();
            assertThatThrownBy(() -> host.call("bridge/info", NOTHING)).isInstanceOf(Refused.class)
                    .hasMessage("the bridge has ended");
        }
    }
}
