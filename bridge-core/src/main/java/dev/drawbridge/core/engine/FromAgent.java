package dev.drawbridge.core.engine;

import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of the agent's messages to those they concern, one life long. */
final class FromAgent implements AgentListener {
    private static final Logger log = LoggerFactory.getLogger(FromAgent.class);
    /** After how many lines clients that wait for the switchboard get it. */
    private static final int LINES_A_TURN = 64;

    private final Switchboard switchboard;
    private final Catalog catalog;
    private final AgentLife life;
    private final Consumer<String> whenEnded;
    private final Scanner scanner = new Scanner(Limits.AGENT);
    private final Telling telling;
    private final Answering answering;
    private final Asking asking;

    FromAgent(Switchboard switchboard, Catalog catalog, Seat seat, AgentLife life,
            Consumer<String> whenEnded) {
        Addressees addressees = new Addressees(switchboard, life);
        this.switchboard = switchboard;
        this.catalog = catalog;
        this.life = life;
        this.whenEnded = whenEnded;
        this.telling = new Telling(switchboard, seat, life, addressees);
        this.answering = new Answering(switchboard, seat, life, addressees);
        this.asking = new Asking(switchboard, seat, life);
    }

    @Override
    public void ended(String reason) {
        whenEnded.accept(reason);
    }

    @Override
    public void lines(byte[] block, int from, int to) {
        switchboard.run(() -> {
            life.heard();
            int lines = 0;
            int start = from;
            while (start < to) {
                int end = Lines.end(block, start, to);
                heed(block, start, end);
                start = end + 1;
                if (++lines % LINES_A_TURN == 0) {
                    switchboard.giveWay();
                }
            }
        });
        switchboard.quickest().ifPresent(Brake::easeOff);
    }

    /** One message that nobody foresaw must not cost those behind it, let alone the agent's life. */
    private void heed(byte[] block, int from, int to) {
        try {
            line(block, from, to);
        } catch (RuntimeException unforeseen) {
            log.error("a message of the agent's, {} bytes long, is lost", to - from, unforeseen);
        }
    }

    private void line(byte[] block, int from, int to) {
        switch (scanner.scan(block, from, to)) {
            case NOTIFICATION -> telling.tell(catalog.lookup(block, scanner), block, scanner);
            case RESPONSE, FAILURE -> answering.answer(block, scanner);
            case REQUEST -> asking.ask(catalog.lookup(block, scanner), block, scanner);
            case REFUSED -> {
                if (to > from) {
                    log.warn("the agent wrote {} bytes that are no message: {}", to - from,
                            scanner.refusal());
                }
            }
        }
    }
}
