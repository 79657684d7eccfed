package dev.drawbridge.server.access.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.agent.demo.DemoAgent;
import dev.drawbridge.core.agent.demo.Pace;
import dev.drawbridge.core.engine.Backoff;
import dev.drawbridge.core.engine.Engine;
import dev.drawbridge.core.engine.Shelves;
import dev.drawbridge.core.engine.Supervised;
import dev.drawbridge.core.engine.Supervision;
import dev.drawbridge.core.journal.Journal;
import dev.drawbridge.core.log.Logs;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.device.DeviceService;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.server.access.Visits;
import dev.drawbridge.server.control.Caller;
import dev.drawbridge.server.control.Desk;
import dev.drawbridge.server.control.Service;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of whoever was revoked when they were on their way already. */
@Timeout(30)
final class DeviceDeskTest {
    private final Written ledger = new Written();
    private final Devices devices = new Devices(ledger, InstantSource.system(), new SplittableRandom(1));
    private final Visits visits = new Visits(devices::isWelcome);
    private final Shelves shelves = Shelves.inMemory(InstantSource.system());
    private final Engine engine = new Engine(
            List.of(new Supervised(new DemoAgent(Pace.ofTheClock()), Supervision.usual(
                    new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), new SplittableRandom(1))))),
            new BridgeIdentity("1", "e", List.of()), Catalog.codex(), (pause, work) -> {},
            new Logs(Catalog.codex(), Journal.none("a test"), (pause, work) -> {}, 1 << 20),
            new Desk(() -> List.of(new Service<DeviceService>(DeviceService.class,
                    call -> new DeviceDesk(devices, visits, shelves.audit(), call))), () -> "c-1"),
            shelves, /* approvalTimeout= */ Optional.empty(), InstantSource.system());

    @BeforeEach
    void start() throws Exception {
        engine.start();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whoWasRevokedLeavesNobodyBehind() {
        Visitor porter = devices.add("Porter", Scopes.OWNER).device().visitor();
        Caller caller = new Caller(engine, porter);
        devices.revoke(porter.deviceId());
        caller.send(
                "{'id':1,'method':'bridge/devices/add','params':{'name':'Back door','scopes':['admin']}}");
        assertThat(caller.next()).contains("'code':-32004").contains("was revoked");
        assertThat(devices.list()).isEmpty();
        assertThat(ledger.entries()).isEmpty();
        assertThat(shelves.audit().list(Long.MAX_VALUE, 10))
                .noneMatch(record -> record.details().containsKey("deviceId"));
    }

    @Test
    void whatCouldNotBeWrittenDownIsSaid() {
        ledger.works = false;
        Caller caller = new Caller(engine, Visitor.OWNER);
        caller.send("{'id':1,'method':'bridge/devices/add','params':{'name':'Phone','scopes':[]}}");
        assertThat(caller.next()).endsWith("'kept':false}}");
        caller.send("{'id':2,'method':'bridge/devices/revoke','params':{'deviceId':'"
                + devices.list().getFirst().deviceId() + "'}}");
        assertThat(caller.next()).endsWith("'connections':0,'kept':false}}");
    }
}
