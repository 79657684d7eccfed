package dev.drawbridge.server.thread;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.bridge.BridgeJson;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswer;
import dev.drawbridge.protocol.bridge.approval.ApprovalClosed;
import dev.drawbridge.protocol.bridge.approval.ApprovalOpened;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.client.CannotReachBridge;
import dev.drawbridge.server.client.Refused;
import dev.drawbridge.server.command.Exit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody's place in one thread: what happens there is told, each event once, over however many connections that takes.
 *
 * <p>It ends with the turn that is waited for, or never.
 */
final class Following {
    private static final Duration SOON = Duration.ofMillis(500);
    /** How many turns are looked through for what was missed where events cannot tell it. */
    private static final int TURNS = 20;
    private static final int MOST_TRIES = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Set<Integer> UNREADY = Set.of(ErrorCode.OVERLOADED.number(),
            ErrorCode.AGENT_RESTARTED.number(), ErrorCode.AGENT_UNAVAILABLE.number());
    private static final ObjectMapper JSON = BridgeJson.mapper();

    private final LastingLine line;
    private final String threadId;
    private final Telling telling;
    private final Optional<Prompt> prompt;
    private final Map<String, Approval> open = new LinkedHashMap<>();
    private boolean untilAsked;
    private Optional<String> awaited = Optional.empty();
    private Optional<String> awaitedMessage = Optional.empty();
    private String epoch = "";
    private long after;
    /** Up to here it was told before one came. */
    private long replayedUpTo;
    /** The first turn of which anything was told; ids of turns begin with their time. */
    private String firstTurn = "";
    private Optional<Integer> exit = Optional.empty();
    private CompletableFuture<JsonNode> answering = CompletableFuture.completedFuture(null);
    /** The question of which it was shown last how it can be answered here. */
    private String shown = "";
    /** The one that was last. */
    private String answered = "";
    /** Whether the next line may have been begun for a question that was shown before, and that others have answered. */
    private boolean doubtful;

    /** @param prompt where somebody can be asked */
    Following(LastingLine line, String threadId, Telling telling, Optional<Prompt> prompt) {
        this.line = line;
        this.threadId = threadId;
        this.telling = telling;
        this.prompt = prompt;
    }

    /** It ends, too, as soon as anything is asked. */
    void untilAsked() {
        untilAsked = true;
    }

    /** It ends with this turn. */
    void await(String turnId) {
        awaited = Optional.of(turnId);
        firstTurn = firstTurn.isEmpty() ? turnId : firstTurn;
    }

    /** It ends with the turn in which this message, that still waits, is said. */
    void awaitMessage(String clientUserMessageId) {
        awaitedMessage = Optional.of(clientUserMessageId);
    }

    /** Stands behind that number of what this run of the bridge says. */
    void begin(String ofEpoch, long seq) {
        epoch = ofEpoch;
        after = seq;
    }

    /** Joins with what the newest turn has so far; returns its id if it runs. */
    Optional<String> join(Optional<String> reason) throws Refused, LineLost {
        begin(line.epoch(),
                line.join("thread/resume", Verb.ofThread(threadId).put("excludeTurns", true)).seq());
        telling.attached(threadId, epoch, after, reason);
        return tellTurns(firstTurn.isEmpty() ? 1 : TURNS);
    }

    private Optional<String> tellTurns(int most) throws Refused, LineLost {
        JsonNode turns = turns(most);
        Optional<String> running = Optional.empty();
        for (int i = turns.size() - 1; i >= 0; i--) {
            JsonNode turn = turns.get(i);
            String id = turn.path("id").asText();
            if (firstTurn.isEmpty()) {
                firstTurn = id;
            }
            if (id.compareTo(firstTurn) >= 0) {
                telling.record(threadId, turn);
                running = lookAt(turn);
            }
        }
        return running;
    }

    /** Finds in a turn what is waited for; returns its id if it runs. */
    private Optional<String> lookAt(JsonNode turn) {
        String id = turn.path("id").asText();
        turn.path("items").forEach(item -> said(id, item));
        if (Verb.isRunning(turn)) {
            return Optional.of(id);
        }
        ended(id, turn.path("status").asText());
        return Optional.empty();
    }

    private JsonNode turns(int most) throws Refused, LineLost {
        ObjectNode params = Verb.ofThread(threadId).put("limit", most).put("sortDirection", "desc")
                .put("itemsView", "full");
        try {
            return line.call("thread/turns/list", params).path("data");
        } catch (Refused refused) {
            if (UNREADY.contains(refused.code())) {
                throw refused;
            }
            // nothing was said in it yet
            return JSON.createArrayNode();
        }
    }

    /** Goes on behind the number, with all that was missed; joins anew, and returns false, where that cannot be told. */
    boolean goOn() throws Refused, LineLost {
        ObjectNode params = Verb.params().put("epoch", epoch);
        params.putArray("threads").addObject().put("threadId", threadId).put("after", after);
        JsonNode resumed = line.call("bridge/resume", params).path("threads").path(0);
        if (resumed.path("snapshotRequired").asBoolean()) {
            join(Optional.of(resumed.path("reason").asText()));
            return false;
        }
        epoch = line.epoch();
        replayedUpTo = resumed.path("to").asLong();
        telling.attached(threadId, epoch, after, Optional.empty());
        return true;
    }

    /** Ends where what it waits for has ended already. */
    void lookForEnd() throws Refused, LineLost {
        JsonNode turns = turns(TURNS);
        for (int i = turns.size() - 1; i >= 0; i--) {
            var _ = lookAt(turns.get(i));
        }
    }

    /** Whether a turn runs, and which. */
    Optional<String> running() throws Refused, LineLost {
        JsonNode newest = turns(1).path(0);
        return Verb.isRunning(newest) ? Optional.of(newest.path("id").asText()) : Optional.empty();
    }

    /** Tells what is missing of what was there before one came, and ends. */
    int tellReplayed() throws LineLost {
        long quietSince = System.nanoTime();
        while (exit.isEmpty() && after < replayedUpTo && !telling.isOver()
                && System.nanoTime() - quietSince < Duration.ofSeconds(5).toNanos()) {
            Heard heard = line.next(SOON);
            if (!(heard instanceof Heard.Nothing)) {
                quietSince = System.nanoTime();
            }
            take(heard);
        }
        return exit.orElse(Exit.DONE);
    }

    /** Tells what happens until it ends; returns what the shell is to be told. */
    int run() throws CannotReachBridge, Refused {
        boolean cut = false;
        while (exit.isEmpty() && !telling.isOver()) {
            try {
                if (cut) {
                    telling.back(goOnWhenReady());
                    cut = false;
                }
                take(line.next(SOON));
            } catch (LineLost lost) {
                if (!cut) {
                    telling.cut(lost.reason());
                }
                cut = true;
                open.clear();
                line.again();
            }
        }
        return exit.orElse(Exit.DONE);
    }

    /** A bridge that was started anew may be there before its agents are. */
    boolean goOnWhenReady() throws Refused, LineLost {
        for (int tries = MOST_TRIES;; tries--) {
            try {
                return goOn();
            } catch (Refused refused) {
                if (tries == 0 || !UNREADY.contains(refused.code())) {
                    throw refused;
                }
                long until = System.nanoTime() + BETWEEN_TRIES.toNanos();
                while (System.nanoTime() < until) {
                    take(line.next(BETWEEN_TRIES));
                }
            }
        }
    }

    private void take(Heard heard) {
        switch (heard) {
            case Heard.Told told -> hear(told.message());
            case Heard.Typed typed -> typed(typed.words());
            case Heard.Nothing _ -> checkAnswer();
            case Heard.End _ -> throw new IllegalStateException("the end of a line is an exception");
        }
    }

    private void hear(JsonNode message) {
        String method = message.path("method").asText();
        JsonNode params = message.path("params");
        if (method.startsWith("bridge/approval/")) {
            approval(method, params);
        } else if (threadId.equals(params.path("threadId").asText(params.at("/thread/id").asText()))
                && message.has("seq")) {
            event(message.path("seq").asLong(), method, params);
        }
    }

    private void event(long seq, String method, JsonNode params) {
        if (seq <= after) {
            return;
        }
        after = seq;
        if (firstTurn.isEmpty()) {
            firstTurn = params.path("turnId").asText(params.at("/turn/id").asText(""));
        }
        telling.event(seq, method, params);
        said(params.path("turnId").asText(), params.path("item"));
        if (method.equals("turn/completed")) {
            ended(params.at("/turn/id").asText(), params.at("/turn/status").asText());
        }
    }

    /** What waited to be said was said in this turn, if it is that. */
    private void said(String turnId, JsonNode item) {
        if (awaitedMessage.isPresent() && item.path("clientId").asText().equals(awaitedMessage.get())) {
            await(turnId);
        }
    }

    private void ended(String turnId, String status) {
        if (exit.isEmpty() && awaited.filter(turnId::equals).isPresent()) {
            telling.ended(threadId, turnId, status);
            exit = Optional.of(status.equals("completed") ? Exit.DONE : Exit.TURN_FAILED);
        }
    }

    private void approval(String method, JsonNode params) {
        try {
            switch (method) {
                case "bridge/approval/opened" ->
                    opened(JSON.treeToValue(params, ApprovalOpened.class).approval());
                case "bridge/approval/closed" -> closed(JSON.treeToValue(params, ApprovalClosed.class));
                default -> {
                } // newer than this program
            }
        } catch (JsonProcessingException foreign) {
            telling.note("something is asked that this 'drawbridge' does not understand");
        }
    }

    private void opened(Approval approval) {
        if (approval.threadId().equals(threadId) && open.put(approval.approvalId(), approval) == null) {
            telling.asked(approval);
            if (current().isEmpty()) {
                askNext(/* again= */ false);
            }
            if (untilAsked) {
                exit = Optional.of(Exit.UNANSWERED);
            }
        }
    }

    private void closed(ApprovalClosed closed) {
        Approval known = open.remove(closed.approvalId());
        if (known != null) {
            telling.answered(known.closed(closed.state(), closed.closing()));
            if (closed.approvalId().equals(shown)) {
                askNext(/* again= */ true);
            }
        }
    }

    /** The question that waits for a letter from here. */
    private Optional<Approval> current() {
        return Optional.ofNullable(open.get(shown));
    }

    /** One at a time, the oldest first. */
    private void askNext(boolean again) {
        Optional<Approval> next = prompt.isPresent()
                ? open.values().stream().filter(Prompt::canAsk).findFirst()
                : Optional.empty();
        next.ifPresent(approval -> {
            doubtful |= !List.of("", answered, approval.approvalId()).contains(shown);
            shown = approval.approvalId();
            if (again) {
                telling.asked(approval);
            }
            ask(approval);
        });
    }

    private void ask(Approval approval) {
        prompt.ifPresent(Prompt::listen);
        telling.note(Prompt.words(approval));
    }

    private void typed(String words) {
        if (!answering.isDone()) {
            return;
        }
        boolean meant = !doubtful;
        doubtful = false;
        Optional<Approval> asked = current();
        if (asked.isEmpty()) {
            // whatever it was for, no line has been begun now
            shown = "";
            return;
        }
        if (!meant) {
            telling.note("not taken, for it may have been typed for what was asked before: say it again");
        }
        Optional<ApprovalAnswer> answer = meant ? Prompt.read(asked.get(), words) : Optional.empty();
        if (answer.isEmpty()) {
            ask(asked.get());
        } else {
            answered = shown;
            answering = line.line().send("bridge/approvals/answer", JSON.valueToTree(answer.get()));
        }
    }

    /** Tells whoever was not quick enough. */
    private void checkAnswer() {
        if (answering.isDone() && answering.join() != null) {
            JsonNode error = answering.join().path("error");
            answering = CompletableFuture.completedFuture(null);
            if (!error.isObject() || line.line().isOver()) {
                return;
            }
            boolean late = error.path("code").asInt() == ErrorCode.ALREADY_ANSWERED.number();
            telling.note((late ? "somebody was quicker: " : "") + error.path("message").asText());
            if (!late) {
                answered = "";
                current().ifPresent(this::ask);
            }
        }
    }

    /** What is asked in the thread now. */
    List<Approval> asked() {
        return List.copyOf(open.values());
    }
}
