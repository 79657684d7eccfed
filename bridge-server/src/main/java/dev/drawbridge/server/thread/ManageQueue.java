package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.client.BridgeLine;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import dev.drawbridge.server.command.Version;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;
import dev.drawbridge.server.thread.Line.Queued;
import dev.drawbridge.server.transcript.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drawbridge queue}: what waits to be said in a thread. */
@Command(name = "queue", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = Version.class, description = {
    "Shows what waits to be said in a thread until its turn has ended, or changes that.",
    "  list          shows it, the next one first (what is done if nothing is said)",
    "  add TEXT      has this said after all that waits",
    "  remove ID     takes one back",
    "  start [ID]    has the next one said, or this one: after an interruption, or where it is not known whether it was"}, footerHeading = "%n", footer = {
        "Examples:", "  drawbridge queue last", "  drawbridge queue last add \"Then run the tests\"", "",
        Verb.EXIT_CODES})
public final class ManageQueue extends CallingVerb {
    private static final int PAGE = 100;

    /** What can be done. */
    enum Action {
        LIST, ADD, REMOVE, START
    }

    @Parameters(index = "0", paramLabel = "THREAD", description = Verb.WHICH)
    private String thread = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "list|add|remove|start", description = "What to do. Default: list.")
    private Action action = Action.LIST;

    @Parameters(index = "2", arity = "0..1", paramLabel = "TEXT|ID", description = "What is to be said, or which; the end of its id is enough.")
    private Optional<String> what = Optional.empty();

    ManageQueue() {
        this(Surroundings.here());
    }

    ManageQueue(Surroundings surroundings) {
        super("queue", surroundings);
    }

    @Override
    protected void check() {
        switch (action) {
            case LIST -> {
                if (what.isPresent()) {
                    throw mistake("list takes nothing else: leave out '" + Glyphs.line(what.get()) + "'");
                }
            }
            case ADD -> {
                if (what.filter(text -> !text.isBlank()).isEmpty()) {
                    throw mistake("there is nothing to add: write queue THREAD add TEXT");
                }
            }
            case REMOVE -> {
                if (what.filter(id -> !id.isBlank()).isEmpty()) {
                    throw mistake("which one? write queue THREAD remove ID");
                }
            }
            case START -> {
                // the next one, if none is named
                if (what.filter(String::isBlank).isPresent()) {
                    throw mistake("which one? write queue THREAD start ID, or no ID for the next one");
                }
            }
        }
    }

    @Override
    int run(BridgeLine line) throws Refused {
        String threadId = find(line, thread).threadId();
        return clearly(() -> switch (action) {
            case LIST -> list(line, threadId);
            case ADD -> add(line, threadId, what.orElseThrow());
            case REMOVE -> remove(line, threadId, what.orElseThrow());
            case START -> start(line, threadId);
        });
    }

    /** What is done with a queue. */
    interface Deed<T, X extends Exception> {
        T done() throws Refused, X;
    }

    /** Says in words for people that there is none. */
    static <T, X extends Exception> T clearly(Deed<T, X> deed) throws Refused, X {
        try {
            return deed.done();
        } catch (Refused refused) {
            throw refused.code() == ErrorCode.INVALID_REQUEST.number()
                    && refused.sentence().contains("unknown variant")
                            ? new Refused(refused.code(), "the agent of this thread has no queue")
                            : refused;
        }
    }

    private int list(BridgeLine line, String threadId) throws Refused {
        JsonNode page = line.call("thread/queue/list", ofThread(threadId).put("limit", PAGE));
        List<Queued> all = queued(page);
        if (isJson()) {
            all.forEach(this::printJson);
            return Exit.DONE;
        }
        if (all.isEmpty()) {
            err().println("nothing waits in it");
        }
        Sheet sheet = sheet(surroundings().screen());
        ShortIds shortIds = ShortIds.of(all.stream().map(Queued::queuedId).toList());
        all.forEach(each -> sheet.paragraph(Ink.PLAIN, shortIds.of(each.queuedId()) + "  ",
                " ".repeat(shortIds.length() + 2),
                each.text() + each.state().filter(state -> !state.equals("waiting"))
                        .map(state -> "  (" + state + ")").orElse("")));
        String held = page.at("/bridge/held").asText("");
        if (!held.isEmpty()) {
            sheet.paragraph(Ink.YELLOW, "! ", "  ", held);
        }
        return Exit.DONE;
    }

    private static List<Queued> queued(JsonNode page) {
        List<Queued> all = new ArrayList<>();
        page.path("data").forEach(each -> all.add(new Queued(each.path("id").asText(),
                Said.of(each.path("input")),
                Optional.of(each.at("/bridge/state").asText("")).filter(state -> !state.isEmpty()))));
        return all;
    }

    private int add(BridgeLine line, String threadId, String text) throws Refused {
        line.call("thread/resume", ofThread(threadId).put("excludeTurns", true));
        ObjectNode params = ofThread(threadId).put("clientUserMessageId", UUID.randomUUID().toString());
        params.putArray("input").addObject().put("type", "text").put("text", text).putArray("text_elements");
        String id = line.call("thread/queue/add", params).at("/queuedSubmission/id").asText();
        return done(threadId, id, "added", "queued " + id);
    }

    private int remove(BridgeLine line, String threadId, String words) throws Refused {
        String id = find(line, threadId, words);
        line.call("thread/queue/delete", ofThread(threadId).put("queuedSubmissionId", id));
        return done(threadId, id, "removed", "it is not said any more");
    }

    private int start(BridgeLine line, String threadId) throws Refused {
        line.call("thread/resume", ofThread(threadId).put("excludeTurns", true));
        ObjectNode params = ofThread(threadId);
        String id = what.isPresent() ? find(line, threadId, what.get()) : "";
        if (!id.isEmpty()) {
            params.put("queuedSubmissionId", id);
        }
        line.call("thread/queue/start", params);
        return done(threadId, id, "started", "it is said now");
    }

    private int done(String threadId, String id, String what, String sentence) {
        tell(new Line.Done(threadId, Optional.empty(), Optional.of(id).filter(known -> !known.isEmpty()),
                what),
                () -> out().println(sentence));
        return Exit.DONE;
    }

    private String find(BridgeLine line, String threadId, String words) throws Refused {
        List<String> ids = ShortIds.meant(words,
                queued(line.call("thread/queue/list", ofThread(threadId).put("limit", PAGE))).stream()
                        .map(Queued::queuedId).toList());
        if (ids.size() != 1) {
            throw mistake(ids.isEmpty()
                    ? "nothing that waits has the id '" + Glyphs.line(words) + "': 'drawbridge queue "
                            + Glyphs.line(thread) + "' shows what does"
                    : "'" + Glyphs.line(words) + "' may be several of them: name one by more of its id");
        }
        return ids.getFirst();
    }
}
