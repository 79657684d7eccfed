package dev.drawbridge.server.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.core.engine.Client;
import dev.drawbridge.core.engine.Connection;
import dev.drawbridge.core.engine.Connections;
import dev.drawbridge.core.engine.Farewell;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A bridge that numbers what it tells of its one thread. It ends its first connection in the middle of a turn whose
 * request it has not answered, and the turn when the request has come again.
 */
final class NumberingBridge implements Connections {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEM = "{'type':'agentMessage','id':'m','text':'%s'}";

    private final List<String> entries = new ArrayList<>();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private int lives;

    /** @param words of the answer to every prompt */
    NumberingBridge(List<String> words) {
        enter("turn/started", "'turn':{'id':'u','status':'inProgress'}");
        enter("item/started", "'item':" + ITEM.formatted(""));
        words.forEach(word -> enter("item/agentMessage/delta", "'itemId':'m','delta':'" + word + "'"));
        enter("item/completed", "'item':" + ITEM.formatted(String.join("", words)));
        enter("turn/completed", "'turn':{'id':'u','status':'completed'}");
    }

    private void enter(String method, String params) {
        entries.add("{'jsonrpc':'2.0','seq':" + (entries.size() + 1) + ",'method':'" + method
                + "','params':{'threadId':'t'," + params + "}}");
    }

    /** The params of all requests of this method so far. */
    List<JsonNode> heard(String method) {
        return heard.stream().filter(message -> message.path("method").asText().equals(method))
                .map(message -> message.path("params")).toList();
    }

    /** The number of the last entry that the first connection is told. */
    int middle() {
        return entries.size() / 2;
    }

    @Override
    public Connection open(Client client) {
        lives++;
        return new Life(client, lives);
    }

    private final class Life implements Connection {
        private final Client client;
        private final int number;
        private final Queue<ByteBuffer> frames = new ConcurrentLinkedQueue<>();

        Life(Client client, int number) {
            this.client = client;
            this.number = number;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public void text(byte[] message) {
            JsonNode said = json(new String(message, UTF_8));
            heard.add(said);
            String id = said.path("id").asText();
            switch (said.path("method").asText()) {
                case "initialize" -> answer(id, "{'bridge':{'version':1,'epoch':'e" + number + "'}}");
                case "thread/start" -> answer(id, "{'thread':{'id':'t'}},'seq':0");
                case "turn/start" -> turn(id);
                case "bridge/resume" -> resume(id, said.at("/params/threads/0/after").asInt());
                default -> {
                    // what else a client asks or tells is of no consequence here
                }
            }
        }

        private void turn(String id) {
            if (number == 1) {
                entries.subList(0, middle()).forEach(this::say);
                client.close(Farewell.SHUTTING_DOWN);
            } else {
                answer(id, "{'turn':{'id':'u'}}");
                say(entries.getLast());
            }
        }

        private void resume(String id, int after) {
            int end = entries.size() - 1;
            answer(id, "{'threads':[{'threadId':'t','from':" + after + ",'to':" + end + "}]}");
            entries.subList(after, end).forEach(this::say);
        }

        private void answer(String id, String result) {
            say("{'id':" + id + ",'result':" + result + "}");
        }

        private void say(String message) {
            byte[] payload = message.replace('\'', '"').getBytes(UTF_8);
            ByteBuffer frame = ByteBuffer.allocate(4 + payload.length).put((byte) 0x81);
            if (payload.length < 126) {
                frame.put((byte) payload.length);
            } else {
                frame.put((byte) 126).putShort((short) payload.length);
            }
            frames.add(frame.put(payload).flip());
            client.wake();
        }

        @Override
        public void refuse(byte[] message, Duration retryAfter) {
            text(message);
        }

        @Override
        public long meaningless() {
            return 0;
        }

        @Override
        public void binary(byte[] message) {
            throw new IllegalStateException("no client says this");
        }

        @Override
        public ByteBuffer next() {
            ByteBuffer frame = frames.poll();
            return frame == null ? ByteBuffer.allocate(0) : frame;
        }

        @Override
        public void closed() {
            // it is kept in mind by what it has heard
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException(text, wrong);
        }
    }
}
