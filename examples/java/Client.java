import java.net.http.WebSocketHandshakeException;

// A terminal for one thread: what you type is a prompt, or the number of your answer to what the agent asks.
// When the connection is lost it comes back to the thread. Needs Java 25, and nothing else:
//
//     java Client.java ws://127.0.0.1:9100/ws
//
// If the bridge has a token, it is taken from DRAWBRIDGE_TOKEN. Ctrl-D leaves once the turn is over.

final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>(); // typed or heard, taken care of one by one
final Set<String> finished = new HashSet<>(); // items, by id
final StringBuilder shown = new StringBuilder(); // of the message that is being streamed
URI bridge = URI.create("ws://127.0.0.1:9100/ws");
Connection connection;
String thread = "";
Optional<Question> question = Optional.empty();
boolean busy;
boolean leaving;

/// What the agent waits for.
record Question(Object id, List<?> decisions) {}

void main(String... arguments) throws InterruptedException {
    if (arguments.length > 0) {
        bridge = URI.create(arguments[0]);
    }
    connect();
    Thread.ofVirtual().start(this::readKeyboard);
    while (busy || !leaving) {
        events.take().run();
    }
}

void readKeyboard() {
    for (String line = IO.readln(); line != null; line = IO.readln()) {
        String typed = line.strip();
        events.add(() -> typed(typed));
    }
    events.add(() -> leaving = true);
}

/// Tries until there is a connection, less and less often, and not in step with other clients.
void connect() {
    String token = System.getenv().getOrDefault("DRAWBRIDGE_TOKEN", "");
    for (int pause = 500;; pause = Math.min(2 * pause, 15_000)) {
        try {
            connection = new Connection(bridge, token,
                    message -> events.add(() -> heard(message)),
                    (gone, why) -> events.add(() -> lost(gone, why)));
            connection.call("initialize", Map.of("clientInfo", Map.of("name", "java-example", "version", "1")));
            connection.send(Map.of("method", "initialized"));
            follow();
            return;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                IO.println("[refused: HTTP " + refused.getResponse().statusCode() + "]");
                System.exit(1);
            }
            IO.println("[no connection: " + failed.getCause() + "]");
            LockSupport.parkNanos(1_000_000L * ThreadLocalRandom.current().nextInt(pause / 2, pause));
        }
    }
}

void lost(Connection gone, String why) {
    if (gone == connection) {
        IO.println("\n[connection lost: " + why + "]");
        connect();
    }
}

/// Catches up with the thread, or starts one.
void follow() {
    question = Optional.empty(); // if it is still open it is asked again
    busy = false;
    if (!thread.isEmpty()) {
        try {
            Object resumed = connection.call("thread/resume", Map.of("threadId", thread));
            IO.println("[connected again]");
            for (Object turn : Json.list(resumed, "thread", "turns")) {
                busy = Json.text(turn, "status").equals("inProgress");
                Json.list(turn, "items").forEach(this::finish);
            }
            return;
        } catch (Connection.Refused gone) {
            IO.println("[" + gone.getMessage() + "]");
        }
    }
    thread = Json.text(connection.call("thread/start", Map.of()), "thread", "id");
    IO.println("[thread " + thread + "]");
}

void typed(String line) {
    try {
        if (question.isPresent()) {
            answer(question.get(), line);
        } else if (!line.isEmpty()) {
            Object input = List.of(Map.of("type", "text", "text", line));
            connection.call("turn/start", Map.of("threadId", thread, "input", input));
            busy = true;
        }
    } catch (Connection.Refused no) {
        IO.println("[" + no.getMessage() + "]");
    } catch (CompletionException failed) {
        IO.println("[perhaps this did not arrive: " + line + "]");
    }
}

void answer(Question asked, String line) {
    if (!line.matches("[1-9]") || Integer.parseInt(line) > asked.decisions().size()) {
        IO.println("  type one of the numbers");
        return;
    }
    question = Optional.empty();
    Object decision = asked.decisions().get(Integer.parseInt(line) - 1); // a string or an object: it goes back as it came
    connection.send(Map.of("id", asked.id(), "result", Map.of("decision", decision)));
}

void heard(Object message) {
    Object params = Json.at(message, "params");
    switch (Json.text(message, "method")) {
        case "turn/started" -> busy = true;
        case "item/started" -> start(Json.at(params, "item"));
        case "item/agentMessage/delta" -> {
            shown.append(Json.text(params, "delta"));
            IO.print(Json.text(params, "delta"));
        }
        case "item/commandExecution/outputDelta" -> IO.print(Json.text(params, "delta"));
        case "item/completed" -> finish(Json.at(params, "item"));
        case "item/commandExecution/requestApproval", "item/fileChange/requestApproval" -> ask(message, params);
        case "serverRequest/resolved" -> {
            if (question.isPresent() && question.get().id().equals(Json.at(params, "requestId"))) {
                question = Optional.empty();
                IO.println("  (answered elsewhere)");
            }
        }
        case "turn/completed" -> {
            busy = false;
            IO.println("\n[" + Json.text(params, "turn", "status") + "] " + Json.text(params, "turn", "error", "message"));
        }
        default -> {} // there is more to see
    }
}

void ask(Object message, Object params) {
    List<?> decisions = Json.list(params, "availableDecisions");
    if (decisions.isEmpty()) {
        decisions = List.of("accept", "decline", "cancel");
    }
    question = Optional.of(new Question(Json.at(message, "id"), decisions));
    IO.println("\n? " + Json.text(params, "reason") + " " + Json.text(params, "command"));
    for (int i = 0; i < decisions.size(); i++) {
        IO.println("  " + (i + 1) + " " + Json.write(decisions.get(i)));
    }
}

void start(Object item) {
    switch (Json.text(item, "type")) {
        case "agentMessage" -> shown.setLength(0);
        case "commandExecution" -> IO.println("\n$ " + Json.text(item, "command"));
        default -> {}
    }
}

/// Shows once what an item has come to; of a message only if not all of it was seen.
void finish(Object item) {
    if (Json.text(item, "status").equals("inProgress") || !finished.add(Json.text(item, "id"))) {
        return;
    }
    switch (Json.text(item, "type")) {
        case "agentMessage" -> IO.print(Json.text(item, "text").contentEquals(shown) ? "" : "\n" + Json.text(item, "text"));
        case "fileChange" -> Json.list(item, "changes")
                .forEach(change -> IO.println("\n" + Json.text(change, "path") + "\n" + Json.text(change, "diff")));
        default -> {}
    }
}
