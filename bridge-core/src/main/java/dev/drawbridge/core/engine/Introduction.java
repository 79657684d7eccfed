package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.AgentLink;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.message.Failure;
import dev.drawbridge.protocol.message.Message;
import dev.drawbridge.protocol.message.Notification;
import dev.drawbridge.protocol.message.Request;
import dev.drawbridge.protocol.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a new life of the agent and the bridge get to know each other: it is greeted, follows again what clients follow, and
 * is asked what no agent knows. Only then clients are let in.
 */
final class Introduction {
    private static final Logger log = LoggerFactory.getLogger(Introduction.class);

    private final Switchboard switchboard;
    private final BridgeIdentity identity;
    private final Seat seat;
    private final AgentLife life;
    private final Host host;

    /** Who waits for the end of it. */
    interface Host {
        /**
         * It can be asked anything from now on.
         *
         * @param refusal how it refuses a method that it does not have
         */
        void introduced(String userAgent, String refusal);

        /** It cannot be used. */
        void rejected(AgentLife life, String why);
    }

    Introduction(Switchboard switchboard, BridgeIdentity identity, Seat seat, AgentLife life, Host host) {
        this.switchboard = switchboard;
        this.seat = seat;
        this.identity = identity;
        this.life = life;
        this.host = host;
    }

    void begin(AgentLink link) {
        life.begin(link,
                "{\"clientInfo\":{\"name\":\"drawbridge\",\"title\":\"Drawbridge\",\"version\":"
                        + Answers.quoted(identity.version())
                        + "},\"capabilities\":{\"experimentalApi\":true,\"requiredHumanApproval\":true}}",
                this::greeted);
    }

    private void greeted(Message answer) {
        switch (answer) {
            case Response response when Trees.of(response) instanceof ObjectNode result -> {
                life.put(Answers.notification("initialized", "{}"));
                resume();
                life.callFirst(AgentLife.PROBE, "{}", refusal -> probed(result, refusal));
                life.open();
                new Others(switchboard, seat, life).look();
            }
            case Response response ->
                host.rejected(life, "it answers its greeting with what is no object");
            case Failure failure ->
                host.rejected(life, "it refuses to be initialized: " + failure.error());
            case Request request -> throw new IllegalStateException("no answer is a request");
            case Notification notification -> throw new IllegalStateException("no answer is a notification");
        }
    }

    /**
     * Lets clients in: the agent has refused a method that none has, which tells how unknown methods are refused, and
     * before that it has said all that it says to each client after the greeting.
     */
    private void probed(ObjectNode greeting, Message refusal) {
        String sentence = "";
        if (refusal instanceof Failure failure) {
            sentence = Trees.of(failure.error().toString()).path("message").asText();
        }
        host.introduced(greeting.path("userAgent").asText(), sentence);
        if (seat.isFirst()) {
            int name = sentence.indexOf(AgentLife.PROBE);
            switchboard.greeting().learnUnknownVariant(
                    name < 0 ? "`" : sentence.substring(name + AgentLife.PROBE.length()));
            switchboard.greeting().learn(greeting, identity);
        }
    }

    /**
     * Follows again what clients followed, or were coming back to, when the agent's last life ended, before all that
     * they ask meanwhile.
     */
    private void resume() {
        if (life.isShared()) {
            new Reunion(switchboard, seat, life).begin();
            return;
        }
        for (SharedThread thread : switchboard.threads().of(seat)) {
            if (!thread.subscribers().isEmpty() || thread.isHeld()) {
                thread.join(1);
                life.callFirst("thread/resume",
                        "{\"threadId\":" + Answers.quoted(thread.id()) + ",\"excludeTurns\":true}",
                        answer -> resumed(thread, answer));
            }
        }
    }

    private void resumed(SharedThread thread, Message answer) {
        thread.join(-1);
        if (answer instanceof Response) {
            switchboard.attendance().follow(thread);
        } else {
            log.warn("a thread that clients follow could not be resumed");
            switchboard.aftermath().lose(thread);
        }
        switchboard.attendance().settled(thread);
    }
}
