package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.listing.Answer;
import dev.drawbridge.core.listing.Gathered;
import dev.drawbridge.core.listing.Listing;
import dev.drawbridge.core.listing.Source;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.Failure;
import dev.drawbridge.protocol.message.Message;
import dev.drawbridge.protocol.message.Notification;
import dev.drawbridge.protocol.message.Request;
import dev.drawbridge.protocol.message.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers clients with lists of what all agents have. The switchboard's lock guards it. */
final class Gathering {
    private static final Logger log = LoggerFactory.getLogger(Gathering.class);

    /** How long the others' parts are waited for; what comes later is left out. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Switchboard switchboard;
    private final Scheduler scheduler;

    Gathering(Switchboard switchboard, Scheduler scheduler) {
        this.switchboard = switchboard;
        this.scheduler = scheduler;
    }

    void gather(ClientConnection client, String id, Listing listing, ObjectNode params) {
        List<Source> sources = switchboard.seats().all().stream().<Source>map(seat -> new Part(seat, listing))
                .toList();
        listing.gather(sources, params, gathered -> {
            switch (gathered) {
                case Gathered.Page page -> {
                    page.missing()
                            .forEach((agent, error) -> log.info("{} of {} is left out of a client's: {}",
                                    listing.method(), agent, error));
                    client.say(Answers.result(id, page.result().toString()));
                }
                case Gathered.Refused refused -> client.say(Answers.refusal(id, refused.error().toString()));
            }
        });
    }

    /** One agent's part of a list. */
    private final class Part implements Source {
        private final Seat seat;
        private final Listing listing;

        Part(Seat seat, Listing listing) {
            this.seat = seat;
            this.listing = listing;
        }

        @Override
        public String name() {
            return seat.name();
        }

        @Override
        public void ask(ObjectNode params, Consumer<Answer> done) {
            if (seat.life().isFull()) {
                done.accept(refused(ErrorCode.OVERLOADED, "Server overloaded; retry later."));
                return;
            }
            AtomicBoolean told = new AtomicBoolean();
            Consumer<Answer> once = answer -> {
                if (told.compareAndSet(/* expectedValue= */ false, /* newValue= */ true)) {
                    done.accept(answer);
                }
            };
            seat.life().call(listing.method(), params.toString(), answer -> once.accept(read(answer)),
                    () -> once.accept(refused(ErrorCode.AGENT_RESTARTED, "agent restarted")));
            if (!seat.isFirst() && !told.get()) {
                scheduler.after(PATIENCE, () -> switchboard.run(() -> once.accept(
                        refused(ErrorCode.AGENT_UNAVAILABLE, seat.name() + " does not answer"))));
            }
        }

        private static Answer read(Message answer) {
            return switch (answer) {
                case Response response when Trees.of(response) instanceof ObjectNode page ->
                    new Answer.Page(page);
                case Response response -> refused(ErrorCode.INTERNAL_ERROR, "this is no page");
                case Failure failure -> new Answer.Refused(Trees.of(failure.error().toString()));
                case Request request -> throw new IllegalStateException("no answer is a request");
                case Notification notification ->
                    throw new IllegalStateException("no answer is a notification");
            };
        }

        private static Answer refused(ErrorCode code, String sentence) {
            return new Answer.Refused(Trees.of(
                    "{\"code\":" + code.number() + ",\"message\":" + Answers.quoted(sentence) + "}"));
        }
    }
}
