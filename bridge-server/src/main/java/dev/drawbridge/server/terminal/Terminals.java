package dev.drawbridge.server.terminal;

import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.engine.ControlCall;
import dev.drawbridge.core.engine.Correspondent;
import dev.drawbridge.core.terminal.TerminalSize;
import dev.drawbridge.core.time.Scheduler;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.terminal.TerminalKeeping;
import dev.drawbridge.protocol.bridge.terminal.TerminalService;
import dev.drawbridge.protocol.message.ErrorCode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The terminals that clients can look at, so many at most. Any thread. */
public final class Terminals implements AutoCloseable {
    private static final int MOST = 64;
    /** How long it is known what has become of one. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Audit audit;
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final SecureRandom chance = new SecureRandom();
    private final Map<String, SharedTerminal> all = new LinkedHashMap<>();
    /** Those of whom it is noticed when they leave. */
    private final Set<Long> noticed = new HashSet<>();
    private boolean closed;

    public Terminals(Audit audit, Scheduler scheduler, InstantSource clock) {
        this.audit = audit;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** What lets the caller look at terminals. */
    public TerminalService service(ControlCall call) {
        return new TerminalDesk(this, audit, call);
    }

    /** What lets the caller show its own. */
    public TerminalKeeping keeping(ControlCall call) {
        return new KeeperDesk(this, audit, call);
    }

    String newId() {
        byte[] bits = new byte[6];
        chance.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    synchronized List<SharedTerminal> list() {
        return List.copyOf(all.values());
    }

    SharedTerminal find(String terminalId) {
        return look(terminalId).orElseThrow(() -> new Declined(ErrorCode.NOT_FOUND,
                "There is no such terminal: bridge/terminal/list tells which there are"));
    }

    synchronized Optional<SharedTerminal> look(String terminalId) {
        return Optional.ofNullable(all.get(terminalId));
    }

    /** A new one, of that name or a similar one; in the place of one that has ended, if that had the id. */
    synchronized SharedTerminal add(SharedTerminal.Facts wanted, TerminalSize size) {
        SharedTerminal before = all.get(wanted.terminalId());
        if (closed || all.values().stream().filter(SharedTerminal::isRunning).count() >= MOST) {
            throw new Declined(ErrorCode.OVERLOADED,
                    "There are " + MOST + " terminals, and no more may be: close one");
        }
        if (before != null && before.isRunning()) {
            throw new Declined(ErrorCode.INVALID_REQUEST, "There is a terminal of this id already");
        }
        all.remove(wanted.terminalId());
        if (all.size() >= MOST) {
            // there is one that has ended, or there would be too many
            all.values().removeIf(each -> !each.isRunning());
        }
        SharedTerminal[] added = new SharedTerminal[1];
        added[0] = new SharedTerminal(new SharedTerminal.Facts(wanted.terminalId(), free(wanted.name()),
                wanted.command(), wanted.directory(), wanted.attended(), clock.millis()), size,
                () -> forgetLater(added[0]));
        all.put(wanted.terminalId(), added[0]);
        return added[0];
    }

    private String free(String wanted) {
        String name = wanted;
        for (int number = 2; isTaken(name); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return all.values().stream().anyMatch(each -> each.name().equals(name) && each.isRunning());
    }

    private void forgetLater(SharedTerminal ended) {
        scheduler.after(REMEMBERED, () -> forget(ended));
    }

    synchronized void forget(SharedTerminal ended) {
        all.remove(ended.terminalId(), ended);
    }

    /** Lets it be noticed when this client leaves. */
    void notice(Correspondent client) {
        boolean first;
        synchronized (this) {
            first = noticed.add(client.number());
        }
        if (first) {
            client.whenGone(() -> gone(client));
        }
    }

    private void gone(Correspondent client) {
        synchronized (this) {
            noticed.remove(client.number());
        }
        list().forEach(terminal -> {
            terminal.leave(client);
            if (terminal.isOfferedBy(client)) {
                terminal.lost();
            }
        });
    }

    /** Ends what the bridge itself runs. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        list().parallelStream().forEach(terminal -> terminal.host().ifPresent(host -> {
            if (host instanceof OwnHost own && terminal.isRunning()) {
                own.close();
            }
        }));
    }
}
