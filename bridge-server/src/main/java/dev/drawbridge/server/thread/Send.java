package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Destination;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge send}: says something to an agent. */
@Command(name = "send", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Says something to an agent, in a thread or in a new one. Prints the ids of the thread and the turn.",
    "While a turn runs it is added to that; with --queue it waits until the turn has ended.",
    "What is asked meanwhile can be answered here, or from any other device."}, footerHeading = "%n", footer = {
        "Examples:", "  drawbridge send new \"Run the tests and tell me what fails\" --follow",
        "  git diff | drawbridge send last - --follow", "", Verb.EXIT_CODES})
public final class Send extends FollowVerb {
    private static final String NEW = "new";
    private static final String STDIN = "-";
    /** In characters: agents take no more. */
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int MOST_BYTES_OF_A_CHARACTER = 4;

    @Parameters(index = "0", paramLabel = "THREAD|new", description = "'new' for a new thread, or which: "
            + Verb.WHICH)
    private String thread = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What is said; - reads it from stdin.")
    private String text = "";

    @Option(names = "--follow", description = "Stay, and show what happens until the turn ends.")
    private boolean follow;

    @Option(names = "--queue", description = "While a turn runs, wait until it has ended.")
    private boolean queue;

    @Option(names = "--model", paramLabel = "MODEL", description = "From now on, by this model; pi/PROVIDER/MODEL for one of Pi's.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--cwd", paramLabel = "DIR", description = "The directory to work in. Default for a new thread: this one, if the bridge is this machine's.")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--image", paramLabel = "FILE", description = "A picture that goes with it, "
            + Picture.KINDS + "; give it again for several.")
    private List<Path> images = new ArrayList<>();

    private List<Picture> pictures = List.of();
    private final String messageId = UUID.randomUUID().toString();
    private Optional<Place> place = Optional.empty();

    /** Where the thread stood before anything was said. */
    private record Place(String threadId, String epoch, long seq) {}

    Send() {
        this(Surroundings.here());
    }

    Send(Surroundings surroundings) {
        super("send", surroundings);
    }

    @Override
    protected void check() {
        if (text.isBlank() && images.isEmpty()) {
            throw mistake("there is nothing to say: write the text, or - to read it from stdin");
        }
        if (isUntilAsked() && !follow) {
            throw mistake("--until-asked goes with --follow: give that, too");
        }
        pictures = images.stream().map(this::picture).toList();
        if (queue && (model.isPresent() || directory.isPresent())) {
            throw mistake(
                    "what waits is said as the thread is then: leave out --model and --cwd with --queue");
        }
    }

    private Picture picture(Path file) {
        return Picture.in(file).orElseThrow(() -> mistake("--image takes no '" + file
                + "': name a picture that you may read: " + Picture.KINDS));
    }

    @Override
    protected int run(Destination destination) throws CannotReachBridge, Refused {
        ArrayNode input = input(destination);
        try (LastingLine line = open(destination)) {
            String known = thread.equals(NEW) ? "" : find(line, thread);
            try (Telling telling = telling(Set.of(messageId))) {
                while (true) {
                    try {
                        return send(line, known, here(destination), input, telling);
                    } catch (LineLost lost) {
                        line.again();
                    }
                }
            }
        }
    }

    private int send(LastingLine line, String known, Optional<String> here, ArrayNode input, Telling telling)
            throws CannotReachBridge, Refused, LineLost {
        boolean again = place.isPresent();
        Place before = again ? place.orElseThrow() : come(line, known, here);
        place = Optional.of(before);
        String threadId = before.threadId();
        Following following = following(line, threadId, telling);
        following.begin(before.epoch(), before.seq());
        // what has happened since may be the turn, and even its end
        boolean whole = !again || following.goOnWhenReady();
        Line.Sent sent = sent(line, threadId,
                known.isEmpty() && !again ? Optional.empty() : following.running(),
                input);
        if (!follow) {
            tell(sent, () -> print(sent));
            return Exit.DONE;
        }
        telling.sent(sent);
        sent.turnId().ifPresentOrElse(following::await, () -> following.awaitMessage(messageId));
        if (!whole) {
            following.lookForEnd();
        }
        return staying(threadId, telling, following::run);
    }

    private Place come(LastingLine line, String known, Optional<String> here) throws Refused, LineLost {
        LastingLine.Joined joined = known.isEmpty()
                ? line.join("thread/start", settings(here))
                : line.join("thread/resume", ofThread(known).put("excludeTurns", true));
        return new Place(joined.threadId(), line.epoch(), joined.seq());
    }

    private Line.Sent sent(LastingLine line, String threadId, Optional<String> running, ArrayNode input)
            throws Refused, LineLost {
        ObjectNode params = ofThread(threadId).put("clientUserMessageId", messageId);
        params.set("input", input);
        if (queue) {
            JsonNode queued = ManageQueue.clearly(() -> line.call("thread/queue/add", params))
                    .path("queuedSubmission");
            return new Line.Sent(Line.Type.SENT, threadId, Line.Manner.QUEUED, Optional.empty(),
                    Optional.of(queued.path("id").asText()));
        }
        if (!thread.equals(NEW)) {
            params.setAll(settings(Optional.empty()));
        }
        String turnId = line.call("turn/start", params).at("/turn/id").asText();
        return new Line.Sent(Line.Type.SENT, threadId,
                running.filter(turnId::equals).isPresent() ? Line.Manner.STEERED : Line.Manner.STARTED,
                Optional.of(turnId), Optional.empty());
    }

    private void print(Line.Sent sent) {
        out().println("thread " + sent.threadId());
        switch (sent.manner()) {
            case STARTED -> out().println("turn " + sent.turnId().orElse(""));
            case STEERED ->
                out().println("turn " + sent.turnId().orElse("") + " (was running, it is told this too)");
            case QUEUED -> out().println("queued " + sent.queuedId().orElse(""));
        }
    }

    private ObjectNode settings(Optional<String> here) {
        ObjectNode settings = params();
        model.ifPresent(name -> settings.put("model", name));
        directory.map(chosen -> surroundings().directory().resolve(chosen).normalize().toString())
                .or(() -> here)
                .ifPresent(path -> settings.put("cwd", path));
        return settings;
    }

    /** This directory, if the bridge has it as well. */
    private Optional<String> here(Destination destination) {
        return destination.address() instanceof Address.Unix
                ? Optional.of(surroundings().directory().toString())
                : Optional.empty();
    }

    private ArrayNode input(Destination destination) {
        ArrayNode input = params().arrayNode();
        String said = text.equals(STDIN) ? stdin() : text;
        if (!said.isBlank()) {
            input.addObject().put("type", "text").put("text", said).putArray("text_elements");
        }
        for (Picture picture : pictures) {
            if (destination.address() instanceof Address.Unix) {
                input.addObject().put("type", "localImage").put("path",
                        picture.file().toAbsolutePath().toString());
            } else {
                input.addObject().put("type", "image").put("url", picture.url(this::mistake));
            }
        }
        return input;
    }

    private String stdin() {
        try {
            byte[] said = surroundings().in().readNBytes(LONGEST_TEXT * MOST_BYTES_OF_A_CHARACTER + 1);
            String words = new String(said, StandardCharsets.UTF_8);
            if (words.codePointCount(0, words.length()) > LONGEST_TEXT) {
                throw mistake("what comes from stdin is longer than the " + LONGEST_TEXT
                        + " characters that an agent takes: put it into a file, and say where that is");
            }
            if (words.isBlank() && images.isEmpty()) {
                throw mistake("nothing came from stdin: there is nothing to say");
            }
            return words;
        } catch (IOException unreadable) {
            throw mistake("stdin cannot be read: write the text instead of -");
        }
    }
}
