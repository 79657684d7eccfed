package dev.drawbridge.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RecordTest {
    private final Scene scene = Scene.greeted();

    @Test
    void whoeverMakesRoomInTheRecordHoldsUpNobodyElse() {
        CollectingClient sender = scene.client("a");
        CollectingClient other = scene.client("b");
        scene.audit.whenRelieved = () -> {
            scene.audit.whenRelieved = () -> {};
            CompletableFuture.runAsync(() -> other.send("{'id':1,'method':'thread/list','params':{}}"))
                    .orTimeout(5, TimeUnit.SECONDS).join();
        };
        sender.send("{'id':1,'method':'thread/start','params':{}}");
        assertThat(scene.written()).anyMatch(each -> each.contains("'thread/list'"));
    }
}
