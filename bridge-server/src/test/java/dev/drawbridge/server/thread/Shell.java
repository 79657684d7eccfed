package dev.drawbridge.server.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.TerminalEnds;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/** A shell in which commands are given, in a pipe or on a terminal of some width. */
final class Shell {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, Function<Surroundings, Verb>> VERBS = Map.of("threads",
            ListThreads::new,
            "show", ShowThread::new, "send", Send::new, "attach", Attach::new, "approvals",
            ListApprovals::new, "approve", Approve::new, "deny", Deny::new, "interrupt",
            InterruptTurn::new, "queue", ManageQueue::new, "info", ShowInfo::new);

    private final Map<String, String> environment;
    private final TerminalEnds ends;
    private final Supplier<Screen> screen;
    private final InputStream in;

    private Shell(Map<String, String> environment, TerminalEnds ends, Supplier<Screen> screen,
            InputStream in) {
        this.environment = environment;
        this.ends = ends;
        this.screen = screen;
        this.in = in;
    }

    /** One whose commands find the bridge with this home, and whose output goes to a program. */
    static Shell at(Path home) {
        return new Shell(Map.of("DRAWBRIDGE_HOME", home.toString(), "HOME", "/nowhere"), TerminalEnds.NONE,
                () -> Screen.NONE, InputStream.nullInputStream());
    }

    /** One whose commands go to this address. */
    static Shell to(String url) {
        return new Shell(Map.of("DRAWBRIDGE_URL", url, "HOME", "/nowhere"), TerminalEnds.NONE,
                () -> Screen.NONE,
                InputStream.nullInputStream());
    }

    /** The same on a terminal. */
    Shell on(Screen terminal, InputStream keyboard) {
        return on(() -> terminal, keyboard);
    }

    /** The same on a terminal that becomes wider or narrower. */
    Shell on(Supplier<Screen> terminal, InputStream keyboard) {
        return new Shell(environment, new TerminalEnds(/* in= */ true, /* out= */ true, /* err= */ false),
                terminal, keyboard);
    }

    /** The same whose stdin says this. */
    Shell fed(String words) {
        return new Shell(environment, ends, screen,
                new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)));
    }

    static List<String> verbs() {
        return VERBS.keySet().stream().sorted().toList();
    }

    private static Function<Surroundings, Verb> verb(String name) {
        return Optional.ofNullable(VERBS.get(name)).orElseThrow();
    }

    /** A command that has been given. */
    record Given(StringWriter said, StringWriter complained, CompletableFuture<Integer> code) {
        String out() {
            return said.toString();
        }

        String err() {
            return complained.toString();
        }

        List<JsonNode> objects() {
            return out().lines().map(Shell::tree).toList();
        }

        Given awaitOut(String text) {
            await().atMost(SOON).until(this::out, said -> said.contains(text));
            return this;
        }

        int end() {
            return code.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        }

        /** What it has said once it is done, which it must be well. */
        String done() {
            assertThat(end()).as("%s%s", out(), err()).isZero();
            return out();
        }
    }

    static JsonNode tree(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException garbled) {
            throw new AssertionError(line, garbled);
        }
    }

    /** Gives a command and lets it go on. */
    Given begin(String verb, String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        Surroundings here = new Surroundings(environment, () -> ends,
                stream -> stream.out() ? screen.get() : Screen.NONE,
                in, Path.of("/tmp"), InstantSource.system());
        CommandLine line = new CommandLine(verb(verb).apply(here))
                .setCaseInsensitiveEnumValuesAllowed(true).setOut(new PrintWriter(said))
                .setErr(new PrintWriter(complained, /* autoFlush= */ true));
        return new Given(said, complained, CompletableFuture.supplyAsync(() -> line.execute(arguments),
                task -> Thread.ofPlatform().daemon().start(task)));
    }

    /** Gives a command and waits for its end. */
    Given give(String verb, String... arguments) {
        Given given = begin(verb, arguments);
        given.end();
        return given;
    }
}
