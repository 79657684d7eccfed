package dev.drawbridge.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.BridgeJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client is told when it says {@code initialize}: what the agent told the bridge, with the client's name. */
final class Greeting {
    private final List<Runnable> waiting = new ArrayList<>();
    private long waitingBytes;
    private final List<byte[]> notices = new ArrayList<>();
    private Optional<byte[]> remoteControl = Optional.empty();
    private final Map<Seat, Record> troubles = new LinkedHashMap<>();
    private Optional<ObjectNode> result = Optional.empty();
    private Optional<String> originator = Optional.empty();
    private String unknownVariant = "";
    /** How the agent's user agent ends, which names the bridge. */
    private String bridge = "";
    private Optional<BridgeIdentity> identity = Optional.empty();

    /** Whether the agent has answered yet. */
    boolean known() {
        return result.isPresent();
    }

    /** Does the work, for which {@code bytes} are kept, once the agent has answered; false when too much waits. */
    boolean await(int bytes, Runnable work) {
        if (waiting.size() >= AgentLife.QUEUE || waitingBytes >= AgentLife.QUEUE_BYTES) {
            return false;
        }
        waitingBytes += bytes;
        return waiting.add(work);
    }

    void learn(ObjectNode result, BridgeIdentity identity) {
        this.result = Optional.of(result);
        this.bridge = " (drawbridge; " + identity.version() + ")";
        this.identity = Optional.of(identity);
        release();
    }

    /** Takes up what has waited. */
    void release() {
        List<Runnable> ready = List.copyOf(waiting);
        waiting.clear();
        waitingBytes = 0;
        ready.forEach(Runnable::run);
    }

    /** The result for this client; the first client of all gives the agent's sessions their name. */
    String result(ClientProfile client) {
        if (originator.isEmpty()) {
            originator = Optional.of(client.name());
        }
        ObjectNode own = result.orElseGet(() -> new ObjectNode(JsonNodeFactory.instance)).deepCopy();
        JsonNode agent = own.path("userAgent");
        if (agent.isTextual()) {
            own.put("userAgent", userAgent(agent.textValue(), client));
        }
        if (client.bridgeAware()) {
            identity.ifPresent(
                    known -> own.set("bridge", BridgeJson.mapper().<JsonNode>valueToTree(known)));
        }
        return own.toString();
    }

    private String userAgent(String agents, ClientProfile client) {
        String plain = agents.endsWith(bridge)
                ? agents.substring(0, agents.length() - bridge.length())
                : agents;
        int slash = plain.indexOf('/');
        String version = slash < 0 ? plain : originator.orElse("") + plain.substring(slash);
        return version + " (" + (client.name() + "; " + client.version()).strip() + ")";
    }

    void learnUnknownVariant(String sentence) {
        unknownVariant = sentence;
    }

    /** How the agent's answer to an unknown method goes on after the method's name. */
    String unknownVariant() {
        return unknownVariant;
    }

    /** A notice that each client gets right after its handshake. */
    void notice(byte[] message) {
        notices.add(message);
    }

    /** The newest state of the remote control, which each client gets likewise. */
    void remoteControl(byte[] message) {
        remoteControl = Optional.of(message);
    }

    /** What there is to tell of an agent to whoever comes now and knows of bridges. */
    void trouble(Seat seat, Optional<Record> trouble) {
        trouble.ifPresentOrElse(news -> troubles.put(seat, news), () -> troubles.remove(seat));
    }

    Collection<Record> troubles() {
        return troubles.values();
    }

    List<byte[]> notices() {
        return notices;
    }

    Optional<byte[]> remoteControl() {
        return remoteControl;
    }

    /** Forgets what only the agent's last life has said. */
    void newLife() {
        notices.clear();
        remoteControl = Optional.empty();
    }
}
