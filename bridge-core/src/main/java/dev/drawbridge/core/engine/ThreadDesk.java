package dev.drawbridge.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.thread.ThreadInfo;
import dev.drawbridge.protocol.bridge.thread.ThreadName;
import dev.drawbridge.protocol.bridge.thread.ThreadService;
import dev.drawbridge.protocol.bridge.thread.ThreadUi;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a client what the bridge knows of a thread. */
record ThreadDesk(Switchboard switchboard) implements ThreadService {
    private static final Logger log = LoggerFactory.getLogger(ThreadDesk.class);

    @Override
    public ThreadInfo read(ThreadName params) {
        return switchboard.ask(() -> {
            Seat seat = switchboard.seats().of(params.threadId());
            Optional<SharedThread> thread = switchboard.threads().find(params.threadId());
            Optional<String> runtime = seat.agent().isManyProcesses()
                    ? seat.agent().runtime(params.threadId())
                    : thread.filter(SharedThread::followed).map(followed -> seat.runtime());
            return new ThreadInfo(params.threadId(), seat.name(), runtime,
                    thread.flatMap(each -> each.aside(BridgeJson.nameOf(ThreadUi.class)))
                            .flatMap(ThreadDesk::ui));
        });
    }

    private static Optional<ThreadUi> ui(byte[] message) {
        try {
            return Optional.of(BridgeJson.mapper().treeToValue(
                    Trees.ifReadable(new String(message, StandardCharsets.UTF_8))
                            .path("params"),
                    ThreadUi.class));
        } catch (JsonProcessingException unforeseen) {
            log.warn("what extensions show is not told in the words that the bridge has for it");
            return Optional.empty();
        }
    }
}
