package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.bridge.attention.AttentionKind;
import dev.drawbridge.protocol.catalog.Effect;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Unknown;
import dev.drawbridge.protocol.message.IdPath;
import dev.drawbridge.protocol.message.JsonText;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Span;
import dev.drawbridge.protocol.message.Splice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The way of what the agent tells: into a thread's log, to the owner of a handle, to one client or to all. */
final class Telling {
    /** How the names begin of what an agent tells those only who know of bridges. */
    private static final String BRIDGE = "bridge/";
    private static final IdPath THREAD = IdPath.of("threadId");
    private static final IdPath REQUEST = IdPath.of("requestId");
    private static final IdPath STATUS = IdPath.of("status.type");
    private static final IdPath TURN = IdPath.of("turn.id");
    private static final IdPath TURN_STATUS = IdPath.of("turn.status");
    private static final IdPath TURN_ERROR = IdPath.of("turn.error.message");

    private final Switchboard switchboard;
    private final Seat seat;
    private final AgentLife life;
    private final Addressees addressees;
    private final Others others;
    private final Splice splice = new Splice();
    private final Span place = new Span();
    private Optional<SharedThread> usage = Optional.empty();

    Telling(Switchboard switchboard, Seat seat, AgentLife life, Addressees addressees) {
        this.switchboard = switchboard;
        this.seat = seat;
        this.life = life;
        this.addressees = addressees;
        this.others = new Others(switchboard, seat, life);
    }

    void tell(Entry entry, byte[] block, Scanner scanner) {
        Optional<SharedThread> previousUsage = usage;
        usage = Optional.empty();
        switch (entry) {
            case Unknown unknown when scanner.methodName().startsWith(BRIDGE) -> aside(block, scanner);
            case Unknown unknown -> thread(Optional.of(THREAD), block, scanner).ifPresentOrElse(
                    thread -> happened(thread, unknown, block, scanner),
                    () -> switchboard.broadcast(unknown, block, scanner));
            case Method method -> tell(method, block, scanner, previousUsage);
        }
    }

    /** What the protocol has no words for: the newest is what counts, also for those who come later. */
    private void aside(byte[] block, Scanner scanner) {
        String name = scanner.methodName();
        thread(Optional.of(THREAD), block, scanner).ifPresent(thread -> {
            thread.aside(name, scanner.copy());
            switchboard.tell(thread.subscribers(), client -> client.profile().hearsOf(name), block, scanner);
        });
    }

    private void tell(Method method, byte[] block, Scanner scanner, Optional<SharedThread> previousUsage) {
        switch (method.scope()) {
            case THREAD -> {
                Optional<SharedThread> thread = thread(method.ids().thread(), block, scanner);
                if (thread.isEmpty()) {
                    switchboard.broadcast(method, block, scanner);
                } else {
                    inThread(thread.get(), method, block, scanner);
                }
            }
            case GLOBAL, SEARCH, REQUEST -> everywhere(method, block, scanner, previousUsage);
            case PROCESS, WATCH, STREAM -> handled(method, block, scanner);
            case CONNECTION -> connection(method, block, scanner);
        }
    }

    private void inThread(SharedThread thread, Method method, byte[] block, Scanner scanner) {
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
                resolved(thread, method, block, scanner);
                return;
            }
            case "turn/completed" -> {
                thread.replayed();
                thread.progress().note(method.name(), scanner);
                happened(thread, method, block, scanner);
                turnEnded(thread, scanner);
                return;
            }
            case "turn/started", "item/started", "item/completed" -> {
                thread.replayed();
                thread.progress().note(method.name(), scanner);
            }
            default -> thread.replayed();
        }
        happened(thread, method, block, scanner);
    }

    private void turnEnded(SharedThread thread, Scanner scanner) {
        AttentionKind how = switch (scanner.text(scanner.params(), TURN_STATUS).orElse("")) {
            case "failed" -> AttentionKind.TURN_FAILED;
            case "interrupted" -> AttentionKind.TURN_INTERRUPTED;
            default -> AttentionKind.TURN_COMPLETED;
        };
        switchboard.concerns().turnEnded(thread, scanner.text(scanner.params(), TURN), how,
                scanner.text(scanner.params(), TURN_ERROR));
    }

    private void happened(SharedThread thread, Entry entry, byte[] block, Scanner scanner) {
        if (!thread.followed() && thread.joining() == 0 && !thread.leaving() && !thread.isApproached()
                && life.awaiting(Call.OfClient::mayBeginThread).isEmpty()) {
            // a thread that the agent has begun by itself, such as a sub-agent's, is shown to everybody
            switchboard.attendance().follow(thread);
            switchboard.attendance().showToAll(thread, thread.log().last());
        }
        switchboard.append(thread, entry, block, scanner);
    }

    private void everywhere(Method method, byte[] block, Scanner scanner,
            Optional<SharedThread> previousUsage) {
        Optional<SharedThread> thread = thread(method.ids().thread(), block, scanner);
        switch (method.name()) {
            case "account/rateLimits/updated" -> {
                // it names no thread, but belongs to the turn whose usage was told just before
                if (previousUsage.isPresent()) {
                    happened(previousUsage.get(), method, block, scanner);
                    return;
                }
            }
            case "remoteControl/status/changed" -> switchboard.greeting().remoteControl(scanner.copy());
            case "thread/goal/updated", "thread/goal/cleared" -> {
                thread.ifPresent(SharedThread::replayedUsage);
                if (thread.filter(SharedThread::isGoalRepeated).isPresent()) {
                    return;
                }
            }
            case "thread/started" -> thread.ifPresent(each -> each.learn(block, scanner.params(), scanner));
            case "thread/status/changed" -> thread.ifPresent(each -> status(each, block, scanner));
            default -> {
                /* nothing to be remembered */ }
        }
        announce(thread, method, block, scanner);
        if (method.effect() == Effect.UNLOAD) {
            thread.ifPresent(switchboard.attendance()::unload);
        }
    }

    /** What everybody is told is also an event of the thread that it names, for those who follow that. */
    private void announce(Optional<SharedThread> named, Method method, byte[] block, Scanner scanner) {
        if (named.isEmpty() || !named.get().followed()) {
            switchboard.broadcast(method, block, scanner);
            return;
        }
        SharedThread thread = named.get();
        switchboard.append(thread, method, block, scanner);
        switchboard.tell(switchboard.clients(), client -> client.initialized() && client.accepts(method)
                && !thread.subscribers().contains(client), block, scanner);
    }

    private void status(SharedThread thread, byte[] block, Scanner scanner) {
        if (!scanner.find(scanner.params(), STATUS, place) || block[place.from()] != '"') {
            return;
        }
        switch (JsonText.decode(block, place.from(), place.to())) {
            case "notLoaded" -> {
                // a thread that somebody is about to join is only loaded anew, and who follows it goes on
                if (thread.joining() == 0) {
                    switchboard.attendance().unload(thread);
                }
            }
            case "active" -> {
                thread.activate(true);
                others.active(thread);
                if (switchboard.questions().hasSuspended()
                        && !scanner.json(scanner.params()).contains("waitingOn")) {
                    switchboard.aftermath().withdrawSuspended(thread);
                }
            }
            default -> {
                switchboard.aftermath().withdrawSuspended(thread);
                thread.activate(false);
                switchboard.attendance().leaveIfAlone(thread);
            }
        }
    }

    /** Sends to the one client that has the handle, under the name by which it knows it. */
    private void handled(Method method, byte[] block, Scanner scanner) {
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

    private void connection(Method method, byte[] block, Scanner scanner) {
        switch (method.name()) {
            case "deprecationNotice" -> addressees.deprecated(method, block, scanner);
            case "configWarning" -> {
                switchboard.greeting().notice(scanner.copy());
                switchboard.broadcast(method, block, scanner);
            }
            case "windowsSandbox/setupCompleted" -> switchboard.tell(addressees.setUp(),
                    client -> client.accepts(method), block, scanner);
            default -> switchboard.broadcast(method, block, scanner);
        }
    }

    private void resolved(SharedThread thread, Method method, byte[] block, Scanner scanner) {
        Optional<Question> question = Optional.empty();
        if (scanner.find(scanner.params(), REQUEST, place)) {
            question = scanner.integer(place).isPresent()
                    ? switchboard.questions().known(seat, scanner.integer(place).getAsLong())
                    : question;
        }
        question.ifPresent(each -> {
            switchboard.questions().close(each);
            each.approval().ifPresent(approval -> switchboard.concerns().approvals().withdraw(approval,
                    "the agent asks no more: its turn has ended, or it was answered elsewhere"));
        });
        if (question.isPresent() && question.get().isUntold()) {
            return;
        }
        if (question.isEmpty() || question.get().id() == question.get().agentsId()) {
            happened(thread, method, block, scanner);
            return;
        }
        byte[] translated = splice.of(block, scanner)
                .replace(place, Long.toString(question.get().id()).getBytes(StandardCharsets.US_ASCII))
                .toArray();
        scanner.scan(translated, 0, translated.length);
        happened(thread, method, translated, scanner);
    }

    private Optional<SharedThread> thread(Optional<IdPath> path, byte[] block, Scanner scanner) {
        return switchboard.threads().named(block, scanner, scanner.params(), path, seat);
    }
}
