package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Splice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of the agent's answers back to whoever asked, and what follows from a success. */
final class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    private final Switchboard switchboard;
    private final Seat seat;
    private final AgentLife life;
    private final Addressees addressees;
    private final Splice splice = new Splice();

    Answering(Switchboard switchboard, Seat seat, AgentLife life, Addressees addressees) {
        this.switchboard = switchboard;
        this.seat = seat;
        this.life = life;
        this.addressees = addressees;
    }

    void answer(byte[] block, Scanner scanner) {
        OptionalLong id = scanner.integerId();
        Optional<Call> answered = id.isPresent() ? life.answered(id.getAsLong()) : Optional.empty();
        if (answered.isEmpty()) {
            log.warn("the agent has answered a request that is not open");
            return;
        }
        switch (answered.get()) {
            case Call.OfBridge call -> call.answered().accept(scanner.message());
            case Call.OfClient call -> answer(call, block, scanner);
        }
    }

    private void answer(Call.OfClient call, byte[] block, Scanner scanner) {
        ClientConnection client = call.client();
        boolean success = scanner.result().isPresent();
        Optional<SharedThread> named = success ? resultThread(call, block, scanner) : Optional.empty();
        if (call.subscribes()) {
            call.thread().ifPresent(thread -> thread.join(-1));
        }
        addressees.answering(call);
        splice.of(block, scanner).replace(scanner.id(), call.id().getBytes(StandardCharsets.UTF_8));
        if (!success && call.handle().isPresent()) {
            splice.replace(scanner.error(), Owned.unprefixed(client, scanner.json(scanner.error())));
        }
        if (success && call.subscribes() && client.encoding() == Encoding.SEQUENCED) {
            named.or(call::thread)
                    .ifPresent(thread -> splice.sequence(switchboard.attendance().snapshotOf(thread)));
        }
        client.say(splice.toArray());
        if (success) {
            addressees.succeeded(call);
        }
        if (call.stirs()) {
            JsonNode turn = success
                    ? Trees.ifReadable(scanner.json(scanner.result())).path("turn")
                    : MissingNode.getInstance();
            call.thread().ifPresent(thread -> switchboard.attendance().stirred(thread, turn));
        }
        switch (call.effect()) {
            case SUBSCRIBE -> {
                if (success) {
                    named.or(call::thread).ifPresent(thread -> joined(call, thread, block, scanner));
                }
                call.thread().ifPresent(switchboard.attendance()::settled);
            }
            case OPEN -> {
                if (success) {
                    call.handle().ifPresent(handle -> opened(client, handle));
                }
            }
            case CLOSE -> {
                if (success) {
                    call.handle().ifPresent(client.handles()::remove);
                }
            }
            case HOLD -> {
                if (life.awaiting(call::isTwinOf).isEmpty()) {
                    call.handle().ifPresent(client.handles()::remove);
                }
            }
            case NONE, UNSUBSCRIBE, UNLOAD -> {
                /* the answer is all there is to it */ }
        }
    }

    private Optional<SharedThread> resultThread(Call.OfClient call, byte[] block, Scanner scanner) {
        return call.subscribes() && call.method() instanceof Method method
                ? switchboard.threads().named(block, scanner, scanner.result(), method.ids().result(), seat)
                : Optional.empty();
    }

    private void joined(Call.OfClient call, SharedThread thread, byte[] block, Scanner scanner) {
        thread.learn(block, scanner.result(), scanner);
        switchboard.attendance().subscribe(call.client(), thread);
        if (call.isReplayed()) {
            thread.replayFor(call.client(), call.turns());
            Snapshot snapshot = new Snapshot(block, scanner.result());
            switchboard.attendance().tellUnderWay(call.client(), thread, snapshot::knows);
        }
        if (call.tools()) {
            thread.toolsOf(call.client());
        }
    }

    private void opened(ClientConnection client, Handle handle) {
        if (client.gone()) {
            switchboard.close(handle);
        } else {
            client.handles().add(handle);
        }
    }
}
