import java.net.http.WebSocketHandshakeException;

// A terminal for one thread: what you type is a prompt, or the number of your answer to what the agent asks.
// When the connection is lost it comes back to the thread and goes on where it was. Needs Java 25, and nothing else:
//
//     java Client.java ws://127.0.0.1:9100/ws
//
// If the bridge has a token, it is taken from DRAWBRIDGE_TOKEN. Ctrl-D leaves once the turn is over.

final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>(); // typed or heard, taken care of one by one
final Set<String> finished = new HashSet<>(); // changes of files that were shown, by id
final Map<String, Integer> begun = new HashMap<>(); // items that we hear from their start: how many characters have come
final Map<String, Integer> shown = new HashMap<>(); // items: how many characters were shown
URI bridge = URI.create("ws://127.0.0.1:9100/ws");
Connection connection;
String thread = "";
Optional<Object> epoch = Optional.empty(); // which run of the bridge numbers what it tells, if it does
Object after = 0; // the number of the last event that we have
Optional<Question> question = Optional.empty();
Optional<Map<String, ?>> unanswered = Optional.empty(); // what was typed and may not have arrived
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

/// Tries until there is a connection, less and less often.
void connect() {
    String token = System.getenv().getOrDefault("DRAWBRIDGE_TOKEN", "");
    for (int pause = 500;; pause = Math.min(2 * pause, 15_000)) {
        try {
            connection = new Connection(bridge, token,
                    message -> events.add(() -> heard(message)),
                    (gone, why) -> events.add(() -> lost(gone, why)));
            Object welcome = connection.call("initialize",
                    Map.of("clientInfo", Map.of("name", "java-example", "version", "1"),
                            "capabilities", Map.of("bridge", Map.of())));
            connection.send(Map.of("method", "initialized"));
            follow(Optional.ofNullable(Json.at(welcome, "result", "bridge", "epoch")));
            return;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                IO.println("[refused: HTTP " + refused.getResponse().statusCode() + "]");
                System.exit(1);
            }
            IO.println("[no connection: " + failed.getCause() + "]");
            pause(pause);
        }
    }
}

/// Waits, not in step with other clients.
void pause(int milliseconds) {
    LockSupport.parkNanos(1_000_000L * ThreadLocalRandom.current().nextInt(milliseconds / 2, milliseconds));
}

void lost(Connection gone, String why) {
    if (gone == connection) {
        IO.println("\n[connection lost: " + why + "]");
        pause(500);
        connect();
    }
}

/// Goes on with the thread, or starts one.
void follow(Optional<Object> now) {
    question = Optional.empty(); // if it is still open it is asked again
    try {
        if (thread.isEmpty()) {
            start();
        } else if (now.isEmpty() || epoch.isEmpty() || !goOn()) {
            catchUp();
        }
    } catch (Connection.Refused gone) {
        IO.println("[" + gone.getMessage() + "]");
        start();
    }
    epoch = now;
    if (epoch.isPresent()) {
        unanswered.ifPresent(this::say); // with the same id: if it has arrived before, it counts once
    } else {
        unanswered.ifPresent(lost -> IO.println("[perhaps this did not arrive: " + Json.at(lost, "input") + "]"));
        unanswered = Optional.empty();
    }
}

void start() {
    busy = false;
    Object started = connection.call("thread/start", Map.of());
    thread = Json.text(started, "result", "thread", "id");
    after = Objects.requireNonNullElse(Json.at(started, "seq"), 0);
    IO.println("[thread " + thread + "]");
}

/// Has everything missed told behind the answer, each event once; false where that is not to be had.
boolean goOn() {
    Object point = Map.of("threadId", thread, "after", after);
    Object resumed = connection.call("bridge/resume", Map.of("epoch", epoch.get(), "threads", List.of(point)));
    boolean possible = Json.at(Json.list(resumed, "result", "threads").getFirst(), "snapshotRequired") == null;
    IO.println(possible ? "[connected again]" : "");
    return possible;
}

/// Has all there is of the thread told.
void catchUp() {
    busy = false;
    begun.clear();
    Object snapshot = connection.call("thread/resume", Map.of("threadId", thread));
    after = Objects.requireNonNullElse(Json.at(snapshot, "seq"), 0);
    IO.println("[connected again]");
    for (Object turn : Json.list(snapshot, "result", "thread", "turns")) {
        busy = Json.text(turn, "status").equals("inProgress");
        Json.list(turn, "items").forEach(this::finish);
    }
}

void typed(String line) {
    try {
        if (question.isPresent()) {
            answer(question.get(), line);
        } else if (!line.isEmpty()) {
            Object input = List.of(Map.of("type", "text", "text", line));
            say(Map.of("threadId", thread, "clientUserMessageId", UUID.randomUUID().toString(), "input", input));
        }
    } catch (CompletionException failed) {
        IO.println("[not sent]"); // the loss of the connection is heard of next
    }
}

void say(Map<String, ?> prompt) {
    unanswered = Optional.of(prompt);
    try {
        connection.call("turn/start", prompt);
        busy = true;
    } catch (Connection.Refused no) {
        IO.println("[" + no.getMessage() + "]");
    }
    unanswered = Optional.empty();
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
    after = Objects.requireNonNullElse(Json.at(message, "seq"), after);
    Object params = Json.at(message, "params");
    switch (Json.text(message, "method")) {
        case "turn/started" -> busy = true;
        case "item/started" -> start(Json.at(params, "item"));
        case "item/agentMessage/delta", "item/commandExecution/outputDelta" ->
            more(Json.text(params, "itemId"), Json.text(params, "delta"));
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
    begun.put(Json.text(item, "id"), 0);
    if (Json.text(item, "type").equals("commandExecution") && !shown.containsKey(Json.text(item, "id"))) {
        IO.println("\n$ " + Json.text(item, "command"));
    }
}

/// Shows what is new. Of an item whose middle is missing nothing is, until its completion has all of it.
void more(String item, String delta) {
    if (begun.containsKey(item)) {
        int before = begun.get(item);
        int known = shown.getOrDefault(item, 0);
        IO.print(delta.substring(Math.clamp(known - before, 0, delta.length())));
        begun.put(item, before + delta.length());
        shown.put(item, Math.max(known, before + delta.length()));
    }
}

/// Shows what is still missing of an item that is complete.
void finish(Object item) {
    String id = Json.text(item, "id");
    if (Json.text(item, "status").equals("inProgress")) {
        return;
    }
    switch (Json.text(item, "type")) {
        case "agentMessage" -> showRest(id, Json.text(item, "text"));
        case "commandExecution" -> showRest(id, Json.text(item, "aggregatedOutput"));
        case "fileChange" -> {
            if (finished.add(id)) {
                Json.list(item, "changes").forEach(
                        change -> IO.println("\n" + Json.text(change, "path") + "\n" + Json.text(change, "diff")));
            }
        }
        default -> {}
    }
}

void showRest(String item, String text) {
    IO.print(text.substring(Math.min(shown.getOrDefault(item, 0), text.length())));
    shown.put(item, text.length());
}
