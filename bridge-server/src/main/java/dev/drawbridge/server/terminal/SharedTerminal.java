package dev.drawbridge.server.terminal;

import dev.drawbridge.core.engine.Correspondent;
import dev.drawbridge.core.terminal.Reel;
import dev.drawbridge.core.terminal.Reel.Reading;
import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.terminal.Terminal;
import dev.drawbridge.protocol.bridge.terminal.TerminalHolder;
import dev.drawbridge.protocol.bridge.terminal.TerminalState;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A terminal that several look at and one at a time types into. Any thread; its monitor is never held while somebody is
 * told something.
 */
final class SharedTerminal {
    /** How many may look at one. */
    private static final int MOST_VIEWERS = 32;

    private final Facts facts;
    private final Reel reel;
    private final Runnable whenEnded;
    private final CopyOnWriteArrayList<Viewer> viewers = new CopyOnWriteArrayList<>();
    private Optional<Host> host = Optional.empty();
    private Optional<Holder> holder;
    private String title = "";
    private TerminalState state = TerminalState.RUNNING;
    private Optional<Integer> exitCode = Optional.empty();
    private long version;

    /**
     * What does not change.
     *
     * @param attended whether it has a keyboard and a size of its own
     */
    record Facts(String terminalId, String name, List<String> command, Optional<String> directory,
            boolean attended,
            long startedAt) {}

    /** Whoever types: a client, or the keyboard that the terminal itself has. */
    private record Holder(Optional<Correspondent> client) {
        boolean is(Correspondent who) {
            return client.filter(each -> each.number() == who.number()).isPresent();
        }
    }

    SharedTerminal(Facts facts, TerminalSize size, Runnable whenEnded) {
        this.facts = facts;
        this.reel = new Reel(size);
        this.whenEnded = whenEnded;
        this.holder = usualHolder();
    }

    private Optional<Holder> usualHolder() {
        return facts.attended() ? Optional.of(new Holder(Optional.empty())) : Optional.empty();
    }

    String terminalId() {
        return facts.terminalId();
    }

    String name() {
        return facts.name();
    }

    Reel reel() {
        return reel;
    }

    synchronized void isHostedBy(Host host) {
        this.host = Optional.of(host);
    }

    synchronized Optional<Host> host() {
        return host;
    }

    /** Whether this client has it. */
    synchronized boolean isOfferedBy(Correspondent client) {
        return host.filter(OfferingHost.class::isInstance).map(OfferingHost.class::cast)
                .filter(offering -> offering.client().number() == client.number()).isPresent();
    }

    synchronized boolean isRunning() {
        return state == TerminalState.RUNNING;
    }

    synchronized Optional<Integer> exitCode() {
        return exitCode;
    }

    /** Grows with everything that is to be told of it but what it shows. */
    synchronized long version() {
        return version;
    }

    synchronized boolean isNobodys() {
        return holder.isEmpty();
    }

    /** As one client is shown it. */
    synchronized Terminal shown(Correspondent to) {
        TerminalSize size = reel.size();
        return new Terminal(facts.terminalId(), facts.name(), facts.command(), facts.directory(),
                size.columns(),
                size.rows(), facts.attended(), Optional.of(reel.title()).filter(said -> !said.isEmpty()),
                holder.map(who -> shown(who, to)), viewers.size(), state, exitCode, facts.startedAt());
    }

    private static TerminalHolder shown(Holder who, Correspondent to) {
        return new TerminalHolder(who.client().map(client -> client.visitor().name()),
                who.client().map(Correspondent::label), who.is(to));
    }

    // what happens in it

    void wrote(byte[] bytes, int from, int to) {
        reel.write(bytes, from, to);
        happened();
    }

    /** It shows something else. */
    void replaced(TerminalSize size, byte[] snapshot) {
        boolean otherSize = !size.equals(reel.size());
        reel.replace(size, snapshot);
        if (otherSize) {
            changed();
        } else {
            happened();
        }
    }

    private void happened() {
        String now = reel.title();
        synchronized (this) {
            if (!now.equals(title)) {
                title = now;
                version++;
            }
        }
        tell();
    }

    /** Something about it is otherwise. */
    void changed() {
        synchronized (this) {
            version++;
        }
        tell();
    }

    /** The program has ended, if it is known with what. */
    void ended(Optional<Integer> with) {
        end(TerminalState.EXITED, with);
    }

    /** Whoever has it has left. */
    void lost() {
        end(TerminalState.LOST, Optional.empty());
    }

    private void end(TerminalState how, Optional<Integer> with) {
        synchronized (this) {
            if (state != TerminalState.RUNNING) {
                return;
            }
            state = how;
            exitCode = with;
            holder = Optional.empty();
            version++;
        }
        tell();
        whenEnded.run();
    }

    // who looks and types

    /** What somebody begins with who is to look at it. */
    @SuppressWarnings("ArrayRecordComponent") // two of them are never compared
    record Beginning(Viewer viewer, byte[] snapshot) {}

    synchronized Beginning admit(Correspondent client) {
        viewers.removeIf(each -> each.client().number() == client.number());
        if (viewers.size() >= MOST_VIEWERS) {
            throw new Declined(ErrorCode.OVERLOADED,
                    MOST_VIEWERS + " clients look at this terminal, and no more may: detach one");
        }
        Reading.Snapshot begin = reel.begin();
        version++;
        Viewer viewer = new Viewer(this, client, begin.upTo(), version);
        viewers.add(viewer);
        return new Beginning(viewer, begin.bytes());
    }

    /** Whoever looks at it is told what is new. */
    void tell() {
        viewers.forEach(Viewer::look);
    }

    boolean isWatchedBy(Viewer viewer) {
        return viewers.contains(viewer);
    }

    /** A client does not look at it any more, and does not type. */
    void leave(Correspondent client) {
        boolean left;
        synchronized (this) {
            left = viewers.removeIf(each -> each.client().number() == client.number());
            if (holder.filter(who -> who.is(client)).isPresent()) {
                holder = usualHolder();
                left = true;
            }
        }
        if (left) {
            changed();
        }
    }

    /** Lets a client type from now on; returns whether that is new. */
    boolean take(Correspondent client, boolean byForce) {
        synchronized (this) {
            requireRunning();
            if (holder.filter(who -> who.is(client)).isPresent()) {
                return false;
            }
            if (holder.isPresent() && !byForce) {
                throw new Declined(ErrorCode.NOT_ALLOWED, who(holder.get())
                        + " types into this terminal: say \"take\":true to take the input");
            }
            holder = Optional.of(new Holder(Optional.of(client)));
        }
        changed();
        return true;
    }

    private static String who(Holder who) {
        return who.client().map(client -> client.visitor().name() + " (" + client.label() + ")")
                .orElse("Its own keyboard");
    }

    /** Its own keyboard was used. */
    void takenByItsOwnKeyboard() {
        boolean taken;
        synchronized (this) {
            taken = holder.isEmpty() || holder.get().client().isPresent();
            holder = Optional.of(new Holder(Optional.empty()));
        }
        if (taken) {
            changed();
        }
    }

    /** Whoever types decides on the size, if nobody does; the others may not. */
    Host resizable(Correspondent client) {
        synchronized (this) {
            requireRunning();
            if (facts.attended()) {
                throw new Declined(ErrorCode.NOT_ALLOWED, "The terminal that it runs in decides on its size");
            }
            if (holder.isPresent() && !holder.get().is(client)) {
                throw new Declined(ErrorCode.NOT_ALLOWED,
                        who(holder.get()) + " types into this terminal, and so decides on its size");
            }
        }
        return requireHost();
    }

    /** Whoever types may end it, or anybody if nobody does; not the program of somebody who sits there. */
    Host closable(Correspondent client) {
        synchronized (this) {
            if (holder.isPresent() && !holder.get().is(client)) {
                throw new Declined(ErrorCode.NOT_ALLOWED,
                        who(holder.get()) + " types into this terminal: take the input first");
            }
        }
        return requireHost();
    }

    Host requireHost() {
        return host().orElseThrow(SharedTerminal::over);
    }

    private void requireRunning() {
        if (state != TerminalState.RUNNING) {
            throw over();
        }
    }

    private static Declined over() {
        return new Declined(ErrorCode.NOT_FOUND, "The program in this terminal has ended");
    }
}
