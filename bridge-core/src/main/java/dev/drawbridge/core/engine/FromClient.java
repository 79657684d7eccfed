package dev.drawbridge.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.listing.Listing;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.bridge.approval.ApprovalOpened;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Effect;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Scope;
import dev.drawbridge.protocol.catalog.Unknown;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.JsonText;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import dev.drawbridge.protocol.message.Splice;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a client's message to the agent: check, route, give it the bridge's id, send. */
final class FromClient {
    private static final Logger log = LoggerFactory.getLogger(FromClient.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<IdPath> ONGOING = List.of(IdPath.of("tty"), IdPath.of("streamStdin"),
            IdPath.of("streamStdoutStderr"));
    private static final Set<String> WRITING_DEFAULTS = Set.of("config/value/write", "config/batchWrite");
    private static final IdPath THREAD = IdPath.of("threadId");
    private static final IdPath MODEL = IdPath.of("model");
    private static final IdPath PROVIDER = IdPath.of("modelProvider");
    private static final IdPath EXCLUDE_TURNS = IdPath.of("excludeTurns");
    private static final IdPath TOOLS = IdPath.of("dynamicTools");

    private final Switchboard switchboard;
    private final Catalog catalog;
    private final ToControl toControl;
    private final Sends sends;
    private final Gathering gathering;
    private final Confinement confinement;
    private final Posting.Reader postings = new Posting.Reader();
    private final Splice splice = new Splice();
    private final Span place = new Span();
    /** For requests that had to wait: by now their client's own scanner may be at another message. */
    private final Scanner rescanner = new Scanner(Limits.CLIENT);
    /** For requests from which something was taken out. */
    private final Scanner ofTheRest = new Scanner(Limits.CLIENT);

    FromClient(Switchboard switchboard, Catalog catalog, Control control, Shelves shelves,
            InstantSource clock, Scheduler scheduler) {
        this.switchboard = switchboard;
        this.catalog = catalog;
        this.toControl = new ToControl(switchboard, control);
        this.gathering = new Gathering(switchboard, scheduler);
        this.confinement = new Confinement(shelves.projects());
        this.sends = new Sends(switchboard, shelves.receipts(), clock, scheduler, this::again);
    }

    void request(ClientConnection client, byte[] message, Scanner scanner) {
        String id = scanner.requestId().json();
        if (!switchboard.greeting().known()) {
            await(client, id, message);
            return;
        }
        if (sends.isHeld(client)) {
            if (!sends.keep(client, message)) {
                overloaded(client, id);
            }
            return;
        }
        String name = scanner.methodName();
        Optional<AccessScope> lacking = client.allowance().lacking(message, scanner);
        if (lacking.isPresent()) {
            client.say(Allowance.refusal(id, lacking.get()));
            return;
        }
        Confinement.Wish wish = confinement.wish(client.allowance().sites(scanner), message, scanner,
                () -> route(catalog.lookup(name), scanner).agent().directory(),
                thread -> switchboard.threads().find(thread).flatMap(SharedThread::directory));
        if (wish.isNone()) {
            heed(client, id, name, message, scanner);
        } else {
            AtomicReference<Optional<String>> fault = new AtomicReference<>(Optional.of(Confinement.UNTOLD));
            sends.after(client, () -> fault.set(confinement.fault(wish)),
                    () -> confined(client, id, message, fault.get()));
        }
    }

    /** Goes on with a request about which it is known now whether what it says of directories may be said. */
    private void confined(ClientConnection client, String id, byte[] message, Optional<String> fault) {
        if (client.gone()) {
            return;
        }
        if (fault.isPresent()) {
            client.say(confinement.refusal(id, fault.get()));
            return;
        }
        rescanner.scan(message, 0, message.length);
        heed(client, id, rescanner.methodName(), message, rescanner);
    }

    private void heed(ClientConnection client, String id, String name, byte[] message, Scanner scanner) {
        if (ToControl.concerns(name)) {
            toControl.call(client, id, name, scanner);
            return;
        }
        Entry entry = catalog.lookup(name);
        switch (entry) {
            case Method method when method.name().equals("initialize") ->
                initialize(client, id, message, scanner);
            case Method method when client.initialized() -> call(client, id, method, message, scanner);
            case Unknown unknown when client.initialized() -> {
                record(client, unknown, message, scanner);
                forward(client, id, unknown, message, scanner);
            }
            case Method method -> deny(client, id, method, "Not initialized", message, scanner);
            case Unknown unknown -> refuse(client, id,
                    "Invalid request: unknown variant `" + name + switchboard.greeting().unknownVariant());
        }
    }

    /** Until the agent has answered nobody can be greeted; what a client says after its greeting waits behind it. */
    private void await(ClientConnection client, String id, byte[] message) {
        Optional<Problem> refusal = switchboard.seats().first().life().refusal();
        if (refusal.isPresent()) {
            client.say(Answers.failure(id, refusal.get()));
        } else if (!switchboard.greeting().await(message.length, () -> again(client, message))) {
            overloaded(client, id);
        }
    }

    private static void overloaded(ClientConnection client, String id) {
        client.say(Answers.failure(id, ErrorCode.OVERLOADED, "Server overloaded; retry later."));
    }

    private static void refuse(ClientConnection client, String id, String sentence) {
        client.say(Answers.failure(id, ErrorCode.INVALID_REQUEST, sentence));
    }

    /**
     * Keeps a client from what it may not do. The agent finds fault with malformed params first, and in words that the
     * bridge does not know: it is left to refuse those, as a request of which the bridge knows nothing, so that nobody
     * is subscribed by it and nothing gets a name.
     */
    private void deny(ClientConnection client, String id, Method method, String sentence, byte[] message,
            Scanner scanner) {
        if (Params.areProvablyMalformed(method, message, scanner)) {
            forward(client, id, Unknown.METHOD, message, scanner);
        } else {
            refuse(client, id, sentence);
        }
    }

    private void initialize(ClientConnection client, String id, byte[] message, Scanner scanner) {
        switch (handshake(message, scanner)) {
            case Handshake.Refused refused -> refuse(client, id, refused.sentence());
            case Handshake.Accepted accepted when client.initialized() ->
                refuse(client, id, "Already initialized");
            case Handshake.Accepted accepted -> greet(client, id, accepted.profile());
        }
    }

    private void greet(ClientConnection client, String id, ClientProfile profile) {
        Greeting greeting = switchboard.greeting();
        client.say(Answers.result(id, greeting.result(profile)));
        client.introduce(profile);
        replay(client, "configWarning", greeting.notices());
        replay(client, "remoteControl/status/changed", greeting.remoteControl().stream().toList());
        greeting.troubles().forEach(trouble -> switchboard.tell(List.of(client), trouble));
        switchboard.concerns().connected(client);
        switchboard.concerns().approvals().open()
                .forEach(open -> switchboard.tell(List.of(client), new ApprovalOpened(open)));
    }

    private void replay(ClientConnection client, String method, Iterable<byte[]> messages) {
        if (client.accepts(catalog.lookup(method))) {
            messages.forEach(client::say);
        }
    }

    private static Handshake handshake(byte[] message, Scanner scanner) {
        Span params = scanner.params();
        if (!params.isPresent()) {
            return Handshake.read(MissingNode.getInstance());
        }
        try {
            return Handshake.read(
                    JSON.readTree(
                            new String(message, params.from(), params.length(), StandardCharsets.UTF_8)));
        } catch (JsonProcessingException excessive) {
            return new Handshake.Refused("Invalid request: a number or string in params is too long");
        }
    }

    private void call(ClientConnection client, String id, Method method, byte[] message, Scanner scanner) {
        if (!client.profile().experimental()) {
            Optional<String> reason = Gate.experimental(method, message, scanner);
            if (reason.isPresent()) {
                deny(client, id, method, reason.get() + " requires experimentalApi capability", message,
                        scanner);
                return;
            }
        }
        if (Params.hideWhatMatters(method, client.profile(), message, scanner)) {
            refuse(client, id, "Invalid request: give params by name");
            return;
        }
        Optional<String> foreign = foreignModel(method, scanner).or(() -> foreignDefault(method, scanner));
        if (foreign.isPresent()) {
            refuse(client, id, foreign.get());
            return;
        }
        Optional<Listing> listing = Listing.of(method.name());
        if (listing.isPresent() && switchboard.seats().areSeveral()
                && params(scanner) instanceof ObjectNode params) {
            gather(client, id, listing.get(), params);
            return;
        }
        Optional<SharedThread> thread = threadOf(method, scanner);
        switch (method.effect()) {
            case UNSUBSCRIBE -> {
                if (thread.isPresent() && thread.get().joining() > 0) {
                    thread.get().held().add(() -> again(client, message));
                    return;
                }
                if (thread.isPresent() && thread.get().followed()) {
                    boolean subscribed = thread.get().subscribers().contains(client);
                    switchboard.attendance().unsubscribe(client, thread.get());
                    client.say(Answers.result(id,
                            subscribed ? "{\"status\":\"unsubscribed\"}" : "{\"status\":\"notSubscribed\"}"));
                    return;
                }
            }
            case SUBSCRIBE -> {
                if (client.followsEnough()
                        && thread.filter(each -> each.subscribers().contains(client)).isEmpty()) {
                    client.say(Answers.failure(id, ErrorCode.OVERLOADED,
                            "This connection follows too many threads; unsubscribe from some."));
                    return;
                }
                if (thread.isPresent() && (thread.get().leaving() || !thread.get().held().isEmpty())) {
                    thread.get().held().add(() -> again(client, message));
                    return;
                }
            }
            case NONE, UNLOAD, OPEN, CLOSE, HOLD -> {
                /* decided by the answer */ }
        }
        record(client, method, message, scanner);
        if (Posting.Reader.concerns(method)) {
            post(client, id, method, message, scanner);
        } else {
            forward(client, id, method, message, scanner);
        }
    }

    private void gather(ClientConnection client, String id, Listing listing, ObjectNode params) {
        if (switchboard.seats().first().life().isFull()) {
            overloaded(client, id);
        } else {
            gathering.gather(client, id, listing, params);
        }
    }

    /** What the message just scanned wants; nothing if it does not say. */
    private static JsonNode params(Scanner scanner) {
        return scanner.params().isPresent()
                ? Trees.ifReadable(scanner.json(scanner.params()))
                : JSON.createObjectNode();
    }

    private void record(ClientConnection client, Entry method, byte[] message, Scanner scanner) {
        if (Doings.include(method)) {
            switchboard.concerns().sent(client, scanner.methodName(),
                    scanner.text(scanner.params(), THREAD), message);
        }
    }

    private void post(ClientConnection client, String id, Method method, byte[] message, Scanner scanner) {
        switch (postings.read(method, message, scanner)) {
            case Posting.Keyed keyed -> sends.send(keyed.letter(), new Flight.Sender(client, id));
            case Posting.Refused refused -> refuse(client, id, refused.sentence());
            case Posting.Plain plain -> {
                ofTheRest.scan(plain.request(), 0, plain.request().length);
                forward(client, id, method, plain.request(), ofTheRest);
            }
        }
    }

    /** Takes a request up anew that had to wait. */
    private void again(ClientConnection client, byte[] message) {
        if (!client.gone()) {
            rescanner.scan(message, 0, message.length);
            request(client, message, rescanner);
        }
    }

    private Optional<SharedThread> threadOf(Method method, Scanner scanner) {
        return text(method.ids().thread(), scanner).flatMap(switchboard.threads()::find);
    }

    /** The string at the path in params, if there is one. */
    private static Optional<String> text(Optional<IdPath> path, Scanner scanner) {
        return path.flatMap(where -> scanner.text(scanner.params(), where));
    }

    /** The agent that does it: the one whose thread it is about, or whose model the new thread is to have. */
    private Seat route(Entry entry, Scanner scanner) {
        Seats seats = switchboard.seats();
        Optional<String> thread = switch (entry) {
            case Method method -> text(method.ids().thread(), scanner);
            case Unknown unknown -> scanner.text(scanner.params(), THREAD);
        };
        return thread.map(seats::of).orElseGet(() -> entry instanceof Method method && isStart(method)
                ? seats.owner(scanner.text(scanner.params(), MODEL),
                        scanner.text(scanner.params(), PROVIDER)).orElseGet(seats::first)
                : seats.first());
    }

    /** Why nobody can have another agent's model for a default: the first agent would ask its own maker for it. */
    private Optional<String> foreignDefault(Method method, Scanner scanner) {
        Seats seats = switchboard.seats();
        if (!seats.areSeveral() || !WRITING_DEFAULTS.contains(method.name())) {
            return Optional.empty();
        }
        JsonNode params = params(scanner);
        return Stream.concat(Stream.of(params), params.path("edits").valueStream())
                .filter(edit -> edit.path("keyPath").asText().endsWith("model"))
                .map(edit -> edit.path("value").asText())
                .filter(model -> seats.owner(Optional.of(model), Optional.empty()).isPresent()).findFirst()
                .map(model -> model + " cannot be the default of " + seats.first().name()
                        + ", whose model it is not: choose it for a session");
    }

    private static boolean isStart(Method method) {
        return method.name().equals("thread/start");
    }

    /** Why a thread cannot have the model that is wanted for it, if that is another agent's. */
    private Optional<String> foreignModel(Method method, Scanner scanner) {
        Seats seats = switchboard.seats();
        Optional<String> thread = text(method.ids().thread(), scanner);
        Optional<String> model = scanner.text(scanner.params(), MODEL);
        return thread.isEmpty()
                ? Optional.empty()
                : seats.owner(model, Optional.empty()).filter(owner -> owner != seats.of(thread.get()))
                        .map(owner -> "This thread is worked in by " + seats.of(thread.get()).name()
                                + ", and "
                                + model.orElseThrow() + " is a model of " + owner.name()
                                + "'s: start a new thread with it");
    }

    private void forward(ClientConnection client, String id, Entry entry, byte[] message, Scanner scanner) {
        Seat seat = route(entry, scanner);
        AgentLife life = seat.life();
        if (life.refusal().isPresent()) {
            client.say(Answers.failure(id, life.refusal().get()));
            return;
        }
        if (life.isFull()) {
            overloaded(client, id);
            return;
        }
        splice.of(message, scanner);
        Optional<Handle> handle = Optional.empty();
        Optional<SharedThread> thread = Optional.empty();
        boolean tools = false;
        if (entry instanceof Method method) {
            thread = method.effect() == Effect.SUBSCRIBE
                    ? text(method.ids().thread(), scanner).map(each -> switchboard.threads().get(each, seat))
                    : threadOf(method, scanner);
            tools = method.effect() == Effect.SUBSCRIBE && scanner.params().isPresent()
                    && scanner.find(scanner.params(), TOOLS, place) && message[place.from()] == '[';
            handle = claim(client, method, message, scanner);
            translate(client, life, method, scanner);
        }
        Call.OfClient call = new Call.OfClient(client, id, entry, thread, handle, tools,
                wantsTurns(message, scanner));
        if (call.subscribes()) {
            thread.ifPresent(each -> each.join(1));
        }
        if (call.stirs()) {
            thread.ifPresent(each -> each.stir(1));
        }
        if (call.effect() == Effect.HOLD) {
            handle.ifPresent(client.handles()::add);
        }
        long number = life.enter(call);
        splice.replace(scanner.id(), ascii(Long.toString(number)));
        life.send(number, onOneLine(splice.toArray()));
    }

    /** Gives the handle a name that no other client has. */
    private Optional<Handle> claim(ClientConnection client, Method method, byte[] message, Scanner scanner) {
        Optional<Handle.Kind> kind = Handle.Kind.of(method);
        if (kind.isEmpty() || !scanner.params().isPresent() || message[scanner.params().from()] != '{') {
            return Optional.empty();
        }
        String prefix = new String(client.prefix(), StandardCharsets.US_ASCII);
        boolean given = scanner.find(scanner.params(), method.ids().handle().orElseThrow(), place);
        if (given && message[place.from()] == '"') {
            String name = JsonText.decode(message, place.from(), place.to());
            if (name.isEmpty() && kind.get() != Handle.Kind.WATCH) {
                return Optional.empty();
            }
            splice.prefix(place, client.prefix());
            return Optional.of(new Handle(kind.get(), prefix + name));
        }
        boolean nameless = !given || message[place.from()] == 'n';
        if (method.effect() == Effect.HOLD && nameless && !needsName(message, scanner)) {
            // without a name it could not be ended when its client goes
            String name = prefix + '#' + client.nextNameless();
            if (given) {
                splice.replace(place, ascii('"' + name + '"'));
            } else {
                splice.member(scanner.params(), ascii('"' + kind.get().member() + "\":\"" + name + '"'));
            }
            return Optional.of(new Handle(kind.get(), name));
        }
        return Optional.empty();
    }

    /** Whether the agent will refuse the command without a name: it wants one for what goes on while it runs. */
    private boolean needsName(byte[] message, Scanner scanner) {
        Span flag = new Span();
        return ONGOING.stream()
                .anyMatch(path -> scanner.find(scanner.params(), path, flag) && message[flag.from()] == 't');
    }

    private boolean wantsTurns(byte[] message, Scanner scanner) {
        return !scanner.params().isPresent() || !scanner.find(scanner.params(), EXCLUDE_TURNS, place)
                || message[place.from()] != 't';
    }

    /** Puts the bridge's id where params name another request of this client. */
    private void translate(ClientConnection client, AgentLife life, Method method, Scanner scanner) {
        if (method.scope() == Scope.REQUEST && scanner.params().isPresent()
                && scanner.find(scanner.params(), method.ids().request().orElseThrow(), place)) {
            long other = life.find(client, scanner.json(place)).orElse(RequestTable.NOBODYS);
            splice.replace(place, ascii(Long.toString(other)));
        }
    }

    /** Lets the message be a line: a line break can only stand between tokens, where a space does as well. */
    static byte[] onOneLine(byte[] message) {
        for (int i = 0; i < message.length; i++) {
            if (message[i] == '\n' || message[i] == '\r') {
                message[i] = ' ';
            }
        }
        return message;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A client's answer to a question: the first counts, whoever gives it. */
    void answer(ClientConnection client, byte[] message, Scanner scanner) {
        OptionalLong id = scanner.integerId();
        if (id.isEmpty() || !client.initialized()) {
            return;
        }
        Optional<Question> answered = switchboard.questions().answer(id.getAsLong(), client.allowance());
        if (answered.isEmpty()) {
            return;
        }
        Question question = answered.get();
        Optional<JsonNode> instead = question.approval()
                .flatMap(approval -> switchboard.concerns().approvals().heed(approval,
                        result(scanner), client.asAuthor()));
        if (instead.isPresent()) {
            log.info(
                    "what client {} has answered was not offered by the agent, and is not passed on as it is",
                    client.number());
            switchboard.answer(question, instead.get().toString());
        } else {
            splice.of(message, scanner).replace(scanner.id(), ascii(Long.toString(question.agentsId())));
            switchboard.reply(question, onOneLine(splice.toArray()));
        }
        if (!question.isResolvedByAgent()) {
            switchboard.questions().close(question);
        }
    }

    /** What a client answers a question, unless with an error; of more than anybody would write nothing is read. */
    private static Optional<JsonNode> result(Scanner scanner) {
        return scanner.result().isPresent()
                ? Optional.of(Trees.ifReadable(scanner.json(scanner.result())))
                : Optional.empty();
    }
}
