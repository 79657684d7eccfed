package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.rpc.PiEvent;
import dev.drawbridge.core.agent.pi.story.Items;
import dev.drawbridge.core.agent.pi.story.Story;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compactions as items: of the turn that a person began with one, else of the turn that runs or ran last. */
final class Compactions {
    private static final Pattern ID = Pattern.compile("([a-z]\\d+)(?:-(\\d+))?");

    private final Speech speech;
    private final Turns turns;
    private final Telling telling;
    private Optional<Open> open = Optional.empty();

    private record Open(LiveTurn turn, String itemId) {}

    Compactions(Speech speech, Turns turns, Telling telling) {
        this.speech = speech;
        this.turns = turns;
        this.telling = telling;
    }

    void started() {
        Story story = telling.story();
        String itemId = story.nextCompaction();
        open = turns.running().or(() -> story.last().map(telling::place))
                .map(turn -> new Open(turn, itemId));
        open.ifPresent(it -> it.turn().started(Items.compaction(itemId)));
    }

    void ended(PiEvent.CompactionEnd end) {
        Optional<Open> ended = open;
        open = Optional.empty();
        if (end.result().isObject()) {
            ended.filter(it -> it.turn().kind() == LiveTurn.Kind.COMPACTION)
                    .ifPresent(it -> telling.mark("begin:" + it.itemId()));
            telling.tell(telling.story().compacted(end.result(), speech.now()), begun -> {});
            ended.ifPresent(it -> speech.tell("thread/compacted", it.turn().params()));
            return;
        }
        ended.ifPresent(this::failed);
        if (!end.errorMessage().isEmpty() && turns.running()
                .filter(turn -> turn.kind() == LiveTurn.Kind.COMPACTION).isEmpty()) {
            speech.warn(end.errorMessage());
        }
    }

    /** The mark that leaves an id to what failed under it. */
    static String again(String itemId) {
        Matcher id = ID.matcher(itemId);
        if (!id.matches()) {
            throw new IllegalArgumentException(itemId);
        }
        int count = id.group(2) == null ? 1 : Integer.parseInt(id.group(2));
        return "again:" + id.group(1) + ":" + (count + 1);
    }

    /** Pi is gone, and nothing comes of what it began. */
    void forget() {
        Optional<Open> lost = open;
        open = Optional.empty();
        lost.ifPresent(this::failed);
    }

    private void failed(Open compaction) {
        compaction.turn().completed(Items.compaction(compaction.itemId()));
        telling.mark(again(compaction.itemId()));
    }
}
