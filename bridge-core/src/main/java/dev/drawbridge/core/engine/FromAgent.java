package dev.drawbridge.core.engine;

import dev.drawbridge.core.agent.AgentListener;
import dev.drawbridge.protocol.catalog.Catalog;
import dev.drawbridge.protocol.catalog.Effect;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Unknown;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.JsonText;
import dev.drawbridge.protocol.message.Limits;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Shape;
import dev.drawbridge.protocol.message.Span;
import dev.drawbridge.protocol.message.Splice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of the agent's messages to those they concern, one life long. */
final class FromAgent implements AgentListener {
    private static final Logger log = LoggerFactory.getLogger(FromAgent.class);
    /** After how many lines clients that wait for the switchboard get it. */
    private static final int LINES_A_TURN = 64;
    private static final IdPath THREAD = IdPath.of("threadId");
    private static final IdPath REQUEST = IdPath.of("requestId");
    private static final IdPath STATUS = IdPath.of("status.type");

    private final Switchboard switchboard;
    private final Catalog catalog;
    private final AgentLife life;
    private final Consumer<String> whenEnded;
    private final Asking asking;

    private final Scanner scanner = new Scanner(Limits.AGENT);
    private final Splice splice = new Splice();
    private final Span place = new Span();
    private final List<byte[]> heldNotices = new ArrayList<>();
    /** Who has set the sandbox up last, and is told when that is done. */
    private Optional<ClientConnection> setup = Optional.empty();
    private Optional<SharedThread> usage = Optional.empty();

    FromAgent(Switchboard switchboard, Catalog catalog, AgentLife life, Consumer<String> whenEnded) {
        this.switchboard = switchboard;
        this.catalog = catalog;
        this.life = life;
        this.whenEnded = whenEnded;
        this.asking = new Asking(switchboard, life);
    }

    @Override
    public void ended(String reason) {
        whenEnded.accept(reason);
    }

    @Override
    public void lines(byte[] block, int from, int to) {
        switchboard.run(() -> {
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
            case NOTIFICATION -> notification(block);
            case RESPONSE -> answer(block, Shape.RESPONSE);
            case FAILURE -> answer(block, Shape.FAILURE);
            case REQUEST -> asking.ask(entry(block), block, scanner);
            case REFUSED -> {
                if (to > from) {
                    log.warn("the agent wrote {} bytes that are no message: {}", to - from,
                            scanner.refusal());
                }
            }
        }
    }

    private Entry entry(byte[] block) {
        return scanner.isMethodEscaped()
                ? catalog.lookup(scanner.methodName())
                : catalog.lookup(block, scanner.method().from() + 1, scanner.method().to() - 1);
    }

    // what happens

    private void notification(byte[] block) {
        Entry entry = entry(block);
        Optional<SharedThread> previousUsage = usage;
        usage = Optional.empty();
        switch (entry) {
            case Unknown unknown -> thread(Optional.of(THREAD), block).ifPresentOrElse(
                    thread -> happened(thread, unknown, block),
                    () -> switchboard.broadcast(unknown, block, scanner));
            case Method method -> notification(method, block, previousUsage);
        }
    }

    private void notification(Method method, byte[] block, Optional<SharedThread> previousUsage) {
        switch (method.scope()) {
            case THREAD -> {
                Optional<SharedThread> thread = thread(method.ids().thread(), block);
                if (thread.isEmpty()) {
                    switchboard.broadcast(method, block, scanner);
                } else {
                    inThread(thread.get(), method, block);
                }
            }
            case GLOBAL, SEARCH, REQUEST -> everywhere(method, block, previousUsage);
            case PROCESS, WATCH, STREAM -> handled(method, block);
            case CONNECTION -> connection(method, block);
        }
    }

    private void inThread(SharedThread thread, Method method, byte[] block) {
        switch (method.name()) {
            case "thread/tokenUsage/updated" -> {
                usage = Optional.of(thread);
                if (thread.replaysUsage()) {
                    switchboard.tell(thread.replaying().stream().toList(), client -> client.accepts(method),
                            block,
                            scanner);
                    return;
                }
            }
            case "serverRequest/resolved" -> {
                resolved(thread, method, block);
                return;
            }
            default -> thread.replayed();
        }
        happened(thread, method, block);
    }

    private void happened(SharedThread thread, Entry entry, byte[] block) {
        if (!thread.followed() && thread.joining() == 0 && !thread.leaving()
                && life.awaiting(Call.OfClient::mayBeginThread).isEmpty()) {
            // a thread that the agent has begun by itself, such as a sub-agent's, is shown to everybody
            switchboard.clients().stream().filter(ClientConnection::initialized)
                    .forEach(client -> switchboard.subscribe(client, thread));
        }
        switchboard.append(thread, entry, block, scanner);
    }

    private void everywhere(Method method, byte[] block, Optional<SharedThread> previousUsage) {
        Optional<SharedThread> thread = thread(method.ids().thread(), block);
        switch (method.name()) {
            case "account/rateLimits/updated" -> {
                // it names no thread, but belongs to the turn whose usage was told just before
                if (previousUsage.isPresent()) {
                    happened(previousUsage.get(), method, block);
                    return;
                }
            }
            case "remoteControl/status/changed" -> switchboard.greeting().remoteControl(message(block));
            case "thread/goal/updated", "thread/goal/cleared" ->
                thread.ifPresent(SharedThread::replayedUsage);
            case "thread/status/changed" -> thread.ifPresent(each -> status(each, block));
            default -> {
                /* nothing to be remembered */ }
        }
        switchboard.broadcast(method, block, scanner);
        if (method.effect() == Effect.UNLOAD) {
            thread.ifPresent(switchboard::unload);
        }
    }

    private void status(SharedThread thread, byte[] block) {
        if (!scanner.find(scanner.params(), STATUS, place) || block[place.from()] != '"') {
            return;
        }
        switch (JsonText.decode(block, place.from(), place.to())) {
            case "notLoaded" -> {
                // a thread that somebody is about to join is only loaded anew, and who follows it goes on
                if (thread.joining() == 0) {
                    switchboard.unload(thread);
                }
            }
            case "active" -> thread.activate(true);
            default -> {
                thread.activate(false);
                switchboard.leaveIfAlone(thread);
            }
        }
    }

    /** Sends to the one client that has the handle, under the name by which it knows it. */
    private void handled(Method method, byte[] block) {
        if (!scanner.find(scanner.params(), method.ids().handle().orElseThrow(), place)
                || block[place.from()] != '"') {
            return;
        }
        Optional<Owned> owned = Owned.find(switchboard.clients(), block, place);
        if (owned.isEmpty()) {
            return;
        }
        ClientConnection client = owned.get().client();
        if (method.effect() == Effect.CLOSE) {
            String name = JsonText.decode(block, place.from(), place.to());
            Handle.Kind.of(method).ifPresent(kind -> client.handles().remove(new Handle(kind, name)));
        }
        if (client.accepts(method)) {
            client.say(splice.of(block, scanner).unprefix(place, owned.get().prefix()).toArray());
        }
    }

    private void connection(Method method, byte[] block) {
        switch (method.name()) {
            case "deprecationNotice" -> deprecated(method, block);
            case "configWarning" -> {
                switchboard.greeting().notice(message(block));
                switchboard.broadcast(method, block, scanner);
            }
            case "windowsSandbox/setupCompleted" -> switchboard.tell(setup.stream().toList(),
                    client -> client.accepts(method), block, scanner);
            default -> switchboard.broadcast(method, block, scanner);
        }
    }

    /** Tells whoever has asked in that way; when several have, whoever of them is answered next. */
    private void deprecated(Method method, byte[] block) {
        List<Call.OfClient> suspects = life.awaiting(Call.OfClient::mayBeDeprecated);
        switch (suspects.size()) {
            case 0 -> switchboard.broadcast(method, block, scanner);
            case 1 -> notice(suspects.getFirst().client(), message(block));
            default -> heldNotices.add(message(block));
        }
    }

    private void notice(ClientConnection client, byte[] notice) {
        if (client.accepts(catalog.lookup("deprecationNotice"))) {
            client.say(notice);
        }
    }

    private byte[] message(byte[] block) {
        return Arrays.copyOfRange(block, scanner.from(), scanner.to());
    }

    /** The thread whose id stands at the path in params. */
    private Optional<SharedThread> thread(Optional<IdPath> path, byte[] block) {
        boolean there = path.isPresent() && scanner.params().isPresent()
                && scanner.find(scanner.params(), path.get(), place) && block[place.from()] == '"';
        return there
                ? Optional.of(switchboard.threads().get(block, place.from() + 1, place.to() - 1))
                : Optional.empty();
    }

    private void resolved(SharedThread thread, Method method, byte[] block) {
        Optional<Question> question = Optional.empty();
        if (scanner.find(scanner.params(), REQUEST, place)) {
            question = scanner.integer(place).isPresent()
                    ? switchboard.questions().known(scanner.integer(place).getAsLong())
                    : question;
        }
        question.ifPresent(switchboard.questions()::close);
        if (question.isEmpty() || question.get().id() == question.get().agentsId()) {
            happened(thread, method, block);
            return;
        }
        byte[] translated = splice.of(block, scanner)
                .replace(place, Long.toString(question.get().id()).getBytes(StandardCharsets.US_ASCII))
                .toArray();
        scanner.scan(translated, 0, translated.length);
        happened(thread, method, translated);
    }

    // what was asked

    private void answer(byte[] block, Shape shape) {
        OptionalLong id = scanner.integerId();
        Optional<Call> answered = id.isPresent() ? life.answered(id.getAsLong()) : Optional.empty();
        if (answered.isEmpty()) {
            log.warn("the agent has answered a request that is not open");
            return;
        }
        switch (answered.get()) {
            case Call.OfBridge call -> call.answered().accept(scanner.message());
            case Call.OfClient call -> answer(call, block, shape);
        }
    }

    private void answer(Call.OfClient call, byte[] block, Shape shape) {
        ClientConnection client = call.client();
        boolean success = shape == Shape.RESPONSE;
        Optional<SharedThread> named = success ? resultThread(call, block) : Optional.empty();
        if (call.subscribes()) {
            call.thread().ifPresent(thread -> thread.join(-1));
        }
        if (call.mayBeDeprecated()) {
            heldNotices.forEach(notice -> notice(client, notice));
            heldNotices.clear();
        }
        splice.of(block, scanner).replace(scanner.id(), call.id().getBytes(StandardCharsets.UTF_8));
        if (!success && call.handle().isPresent()) {
            splice.replace(scanner.error(), Owned.unprefixed(client, scanner.json(scanner.error())));
        }
        client.say(splice.toArray());
        if (success && call.isNamed("windowsSandbox/setupStart")) {
            setup = Optional.of(client);
        }
        switch (call.effect()) {
            case SUBSCRIBE -> {
                if (success) {
                    named.or(call::thread).ifPresent(thread -> joined(call, thread));
                }
                call.thread().ifPresent(switchboard::settled);
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

    private Optional<SharedThread> resultThread(Call.OfClient call, byte[] block) {
        boolean there = call.subscribes() && call.method() instanceof Method method
                && method.ids().result().isPresent()
                && scanner.find(scanner.result(), method.ids().result().get(), place)
                && block[place.from()] == '"';
        return there
                ? Optional.of(switchboard.threads().get(block, place.from() + 1, place.to() - 1))
                : Optional.empty();
    }

    private void joined(Call.OfClient call, SharedThread thread) {
        switchboard.subscribe(call.client(), thread);
        if (call.isReplayed()) {
            thread.replayFor(call.client());
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
