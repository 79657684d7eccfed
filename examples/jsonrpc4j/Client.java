import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.googlecode.jsonrpc4j.IJsonRpcClient;
import com.googlecode.jsonrpc4j.JsonRpcBasicServer;
import com.googlecode.jsonrpc4j.JsonRpcClient;
import com.googlecode.jsonrpc4j.JsonRpcMethod;
import com.googlecode.jsonrpc4j.JsonRpcParam;
import com.googlecode.jsonrpc4j.ProxyUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * One turn, over jsonrpc4j: what one asks of the agent are the methods of one interface, what the agent says and asks
 * those of another. The jars that it needs are among the bridge's:
 *
 *     java -cp 'bridge-server/target/drawbridge/lib/*' examples/jsonrpc4j/Client.java ws://127.0.0.1:9100/ws Hello
 */
public class Client implements IJsonRpcClient, WebSocket.Listener {
    /** What is asked of the agent. There is much more: each method is one line. */
    public interface Agent {
        @JsonRpcMethod("initialize")
        JsonNode initialize(@JsonRpcParam("clientInfo") Map<String, String> clientInfo);

        @JsonRpcMethod("thread/start")
        JsonNode startThread(@JsonRpcParam("cwd") String directory);

        @JsonRpcMethod("turn/start")
        JsonNode startTurn(@JsonRpcParam("threadId") String thread, @JsonRpcParam("input") List<?> input);
    }

    /** What the agent says, and what it asks: the latter returns an answer. */
    public interface Person {
        @JsonRpcMethod("item/agentMessage/delta")
        void hear(@JsonRpcParam("delta") String words);

        @JsonRpcMethod("item/commandExecution/outputDelta")
        void read(@JsonRpcParam("delta") String output);

        @JsonRpcMethod("item/commandExecution/requestApproval")
        Map<String, String> mayRun(@JsonRpcParam("command") String command);

        @JsonRpcMethod("turn/completed")
        void end(@JsonRpcParam("turn") JsonNode turn);
    }

    public static void main(String[] arguments) throws Throwable {
        CompletableFuture<String> over = new CompletableFuture<>();
        Client client = new Client(new Person() {
            @Override
            public void hear(String words) {
                System.out.print(words);
            }

            @Override
            public void read(String output) {
                System.out.print(output);
            }

            @Override
            public Map<String, String> mayRun(String command) {
                String answer = System.console() == null ? "y" : System.console().readLine("%n? %s [y/n] ", command);
                return Map.of("decision", answer.startsWith("y") ? "accept" : "decline");
            }

            @Override
            public void end(JsonNode turn) {
                over.complete(turn.path("status").asText());
            }
        }, URI.create(arguments[0]));
        Agent agent = ProxyUtil.createClientProxy(Client.class.getClassLoader(), Agent.class, client);
        agent.initialize(Map.of("name", "jsonrpc4j-example", "version", "1"));
        client.invoke("initialized", null);
        String thread = agent.startThread(null).at("/thread/id").asText();
        agent.startTurn(thread, List.of(Map.of("type", "text", "text", arguments[1])));
        System.out.println("\n[" + over.get() + "]");
        System.exit(0);
    }

    private final ObjectMapper json = new ObjectMapper();
    private final JsonRpcClient messages = new JsonRpcClient(json);
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final JsonRpcBasicServer person;
    private final Set<String> known = Arrays.stream(Person.class.getMethods())
            .map(method -> method.getAnnotation(JsonRpcMethod.class).value()).collect(Collectors.toSet());
    /** The agent is heard in order, and answers to us are not kept waiting by a person who thinks. */
    private final ExecutorService ear = Executors.newSingleThreadExecutor();
    private final StringBuilder heard = new StringBuilder();
    private final WebSocket socket;

    Client(Person listener, URI bridge) {
        person = new JsonRpcBasicServer(json, listener, Person.class);
        person.setAllowExtraParams(true); // only those parameters have names here that are of interest
        person.setAllowLessParams(true);
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        String token = System.getenv("DRAWBRIDGE_TOKEN");
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        socket = builder.buildAsync(bridge, this).join();
    }

    @Override
    public Object invoke(String method, Object argument, Type type, Map<String, String> headers) throws Throwable {
        String id = Long.toString(ids.incrementAndGet());
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(id, answer);
        send(messages.createRequest(method, argument, id).toString());
        JsonNode message = answer.get(60, TimeUnit.SECONDS);
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.at("/error/message").asText());
        }
        return json.convertValue(message.get("result"), json.constructType(type));
    }

    /** A notification. */
    @Override
    public void invoke(String method, Object argument) throws Throwable {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        messages.invokeNotification(method, argument, message);
        send(message.toString(StandardCharsets.UTF_8));
    }

    @Override
    public Object invoke(String method, Object argument, Type type) throws Throwable {
        return invoke(method, argument, type, Map.of());
    }

    @Override
    public <T> T invoke(String method, Object argument, Class<T> type) throws Throwable {
        return type.cast(invoke(method, argument, (Type) type));
    }

    @Override
    public <T> T invoke(String method, Object argument, Class<T> type, Map<String, String> headers) throws Throwable {
        return type.cast(invoke(method, argument, (Type) type));
    }

    private synchronized void send(String message) {
        socket.sendText(message, true).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heard.append(part);
        if (last) {
            take(heard.toString());
            heard.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(String text) {
        try {
            JsonNode message = json.readTree(text);
            if (!message.has("method")) {
                CompletableFuture<JsonNode> answer = open.remove(message.path("id").asText());
                if (answer != null) {
                    answer.complete(message);
                }
            } else if (known.contains(message.get("method").asText())) { // others' questions are for others
                ear.execute(() -> tell(message));
            }
        } catch (Exception garbled) {
            System.err.println(garbled);
        }
    }

    private void tell(JsonNode message) {
        try {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] said = ((ObjectNode) message).put("jsonrpc", "2.0").toString()
                    .getBytes(StandardCharsets.UTF_8);
            person.handleRequest(new ByteArrayInputStream(said), answer);
            if (message.has("id") && answer.size() > 0) {
                send(answer.toString(StandardCharsets.UTF_8));
            }
        } catch (Exception failed) {
            System.err.println(failed);
        }
    }
}
