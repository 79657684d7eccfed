package dev.drawbridge.server.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.pairing.PairingDoor;
import dev.drawbridge.protocol.bridge.pairing.PairingDraft;
import dev.drawbridge.protocol.bridge.pairing.PairingProgress;
import dev.drawbridge.protocol.bridge.pairing.PairingState;
import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Caller;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Ear;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.ShellCommand;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.endpoint.BindAddress;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code drawbridge pair}: lets a new device in. */
@Command(name = "pair", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Lets a new device in: shows it a QR code and a link that count once and for three minutes.",
    "Asks before the device gets in. The bridge has to run on this machine, as the same user."})
final class Pair extends ShellCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = BridgeJson.mapper();
    private static final String BACK = "\r\033[K";
    private static final int LONGEST_LINE = 1000;

    private final Supplier<Screen> screen;
    private final InputStream in;
    private final boolean blocks;
    private final InstantSource clock;

    @Option(names = "--scopes", paramLabel = "SCOPES", description = "What it may do: viewer, operator or owner, or some of observe, prompt, approve, files, terminal, admin with commas between them. Default: operator.")
    private String scopes = "operator";

    @Option(names = "--name", paramLabel = "NAME", description = "What the device is called. Default: what it calls itself.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--yes", description = "Let in whoever has the code, without asking.")
    private boolean yes;

    @Option(names = "--host", paramLabel = "HOST[:PORT]", description = "Where the device finds the bridge. Default: the address that the bridge is bound to.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--json", description = "Print an object when the pairing begins and one when it has ended.")
    private boolean json;

    Pair() {
        this(System.getenv(), () -> Screen.of(System.getenv()), System.in,
                System.out.charset().newEncoder().canEncode('\u2580'), InstantSource.system());
    }

    /** @param blocks whether what is printed may have characters that are half black */
    Pair(Map<String, String> environment, Supplier<Screen> screen, InputStream in, boolean blocks,
            InstantSource clock) {
        super("pair", environment);
        this.screen = screen;
        this.in = in;
        this.blocks = blocks;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        Scopes allowed = allowed();
        Screen seen = screen.get();
        boolean attended = !seen.equals(Screen.NONE);
        if (!attended && !yes) {
            throw mistake("nobody can be asked here, for this is no terminal: give --yes, "
                    + "and whoever has the code is let in");
        }
        Optional<BindAddress> chosen = host.map(this::address);
        try (BridgeLine bridge = BridgeLine.open(Destination.host(environment()),
                Caller.passing(Version.ofTheBuild()), Ear.DEAF)) {
            PairingTalk talk = PairingTalk.begin(bridge,
                    new PairingDraft(allowed.list(), name, /* confirm= */ !yes));
            return finish(talk, chosen, seen);
        } catch (CannotReachBridge unreachable) {
            return fail(unreachable);
        } catch (Refused refused) {
            return fail(refused);
        } finally {
            out().flush();
        }
    }

    /** Shows it, and sees it through to its end; whoever ends this program before ends the pairing. */
    private int finish(PairingTalk talk, Optional<BindAddress> chosen, Screen seen)
            throws Refused, InterruptedException {
        Thread cancel = new Thread(() -> cancel(talk), "cancel-pairing");
        Runtime.getRuntime().addShutdownHook(cancel);
        try {
            show(talk.ticket(), chosen, seen);
            PairingProgress end = end(talk, !seen.equals(Screen.NONE) && !json);
            tell(end);
            return end.state() == PairingState.PAIRED ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            forget(cancel);
        }
    }

    private static void cancel(PairingTalk talk) {
        try {
            talk.cancel();
        } catch (Refused ended) {
            return; // as good as canceled
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // it runs already
        }
    }

    private PairingProgress end(PairingTalk talk, boolean counted) throws Refused, InterruptedException {
        PairingProgress progress = await(talk, counted);
        if (progress.state() != PairingState.CLAIMED) {
            return progress;
        }
        CompletableFuture<PairingProgress> ended = talk.after(PairingState.CLAIMED);
        if (yes) {
            return join(ended);
        }
        ask(progress);
        CompletableFuture<Boolean> answered = CompletableFuture.supplyAsync(this::saysYes,
                task -> Thread.ofPlatform().name("answer").daemon().start(task));
        CompletableFuture.anyOf(ended, answered).exceptionally(failure -> "").join();
        if (answered.isDone() && !ended.isDone()) {
            return talk.answer(answered.join());
        }
        prompts().println();
        return join(ended);
    }

    /** Waits for a device, and says how long that goes on. */
    private PairingProgress await(PairingTalk talk, boolean counted) throws Refused, InterruptedException {
        CompletableFuture<PairingProgress> next = talk.after(PairingState.WAITING);
        while (counted && !next.isDone()) {
            long left = Math.max(0, talk.ticket().expiresAt() - clock.millis()) / 1000;
            out().print(BACK + String.format(Locale.ROOT,
                    "Waiting for the device, for another %d:%02d (Ctrl-C ends it) ", left / 60, left % 60));
            out().flush();
            try {
                next.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException notYet) {
                // another second has gone
            } catch (ExecutionException failed) {
                break;
            }
        }
        if (counted) {
            out().print(BACK);
            out().flush();
        }
        return join(next);
    }

    private static PairingProgress join(CompletableFuture<PairingProgress> progress) throws Refused {
        try {
            return progress.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw failed;
        }
    }

    private void ask(PairingProgress claimed) {
        prompts().print("Let " + device(claimed) + " in, to " + allowed().words().replace(",", ", ")
                + "? [y/N] ");
        prompts().flush();
    }

    /** Only what is typed after the question is an answer to it. */
    private boolean saysYes() {
        try {
            in.skipNBytes(in.available());
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                if (line.length() < LONGEST_LINE) {
                    line.append((char) next);
                }
            }
            String answer = line.toString().strip().toLowerCase(Locale.ROOT);
            return answer.equals("y") || answer.equals("yes");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void show(PairingTicket ticket, Optional<BindAddress> chosen, Screen seen) {
        PairingDoor door = ticket.door();
        Whereabouts whereabouts = chosen
                .map(address -> new Whereabouts(
                        List.of(address.port() == 0
                                ? new BindAddress(address.host(), door.port())
                                : address),
                        /* loopbackOnly= */ false))
                .orElseGet(() -> Whereabouts.of(new BindAddress(door.host(), door.port())));
        PairingLink link = new PairingLink(ticket, whereabouts.addresses().getFirst());
        if (json) {
            out().println(begun(link));
        } else {
            if (!seen.equals(Screen.NONE)) {
                draw(link, seen);
            }
            out().println(link.text());
            whereabouts.addresses().stream().skip(1)
                    .forEach(other -> out().println("This machine is also " + other.host()
                            + ": give --host if the device finds it there only."));
            whereabouts.advice().forEach(out()::println);
        }
        out().flush();
    }

    private void draw(PairingLink link, Screen seen) {
        QrPicture picture = QrPicture.of(link.text());
        if (!blocks) {
            out().println("(This terminal shows no QR code: it would with LANG=C.UTF-8.)");
        } else if (picture.width() > seen.width()) {
            out().println("(A terminal of " + picture.width() + " columns would show a QR code.)");
        } else {
            picture.lines(seen.coloured()).forEach(out()::println);
        }
    }

    private static ObjectNode begun(PairingLink link) {
        PairingTicket ticket = link.ticket();
        return JSON.createObjectNode().put("pairingId", ticket.pairingId()).put("link", link.text())
                .put("expiresAt", ticket.expiresAt());
    }

    private void tell(PairingProgress end) {
        if (json) {
            out().println(JSON.<ObjectNode>valueToTree(end));
            return;
        }
        out().println(switch (end.state()) {
            case PAIRED -> device(end) + " is let in, as " + end.deviceId().orElse("")
                    + ". 'drawbridge devices' shows who may come in, and takes it back.";
            case DECLINED -> device(end) + " was not let in.";
            case EXPIRED -> end.deviceName().isPresent()
                    ? "Nobody has answered in time: " + device(end) + " was not let in."
                    : "No device has come in time: nobody was let in. Run it again for a new code.";
            case CANCELED -> "The pairing was ended: nobody was let in.";
            case SPOILED -> "Too many wrong secrets were shown: nobody was let in. "
                    + "Somebody has seen part of the code, or mistypes it; run it again for a new one.";
            case LEFT -> device(end) + " has gone away, and was not let in. Run it again for a new code.";
            case WAITING, CLAIMED -> "The pairing goes on.";
        });
    }

    private static String device(PairingProgress progress) {
        return "'" + Glyphs.harmless(progress.deviceName().orElse("the device")) + "' at "
                + Glyphs.harmless(progress.address().orElse("an unknown address"));
    }

    private Scopes allowed() {
        try {
            return Scopes.parse(scopes);
        } catch (IllegalArgumentException none) {
            throw mistake("--scopes: " + none.getMessage());
        }
    }

    /** @return with port 0 if none was given */
    private BindAddress address(String text) {
        boolean ported = text.matches("(\\[.*\\]|[^:]*):[0-9]+");
        boolean bare = !ported && text.contains(":") && !text.startsWith("[");
        try {
            return bare
                    ? new BindAddress(InetAddress.ofLiteral(text).getHostAddress(), 0)
                    : BindAddress.parse(ported ? text : text + ":0");
        } catch (IllegalArgumentException none) {
            throw mistake("--host takes no '" + text + "': write HOST or HOST:PORT");
        }
    }

    /** Where people are asked: what is printed as JSON is for programs. */
    private PrintWriter prompts() {
        return json ? err() : out();
    }
}
