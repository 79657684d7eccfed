package dev.drawbridge.server.thread;

import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.store.StoreOptions;
import dev.drawbridge.server.Bridge;
import dev.drawbridge.server.BridgeOptions;
import dev.drawbridge.server.Keeping;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.endpoint.EndpointOptions;
import java.net.URI;
import java.nio.file.Path;

/** A bridge with the demo agent, in this process, and a shell beside it. */
final class DemoHouse implements AutoCloseable {
    private final Path memory;
    private final Bridge bridge;

    DemoHouse(Path memory) throws Exception {
        this(memory, Pace.ofTheClock());
    }

    DemoHouse(Path memory, Pace pace) throws Exception {
        this.memory = memory;
        this.bridge = Bridge.start(Bridge.Crew.of(new DemoAgent(pace)), "1",
                BridgeOptions.at(EndpointOptions.at(new BindAddress("127.0.0.1", 0)))
                        .withKeeping(Keeping.in(new Home(memory), StoreOptions.DEFAULT)));
    }

    Shell shell() {
        return Shell.at(memory);
    }

    int port() {
        return URI.create(bridge.url()).getPort();
    }

    @Override
    public void close() {
        bridge.close();
    }
}
