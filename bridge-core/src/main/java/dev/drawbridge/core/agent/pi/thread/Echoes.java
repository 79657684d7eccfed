package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Pi says back of what it was told, and what extensions say in a person's place. */
final class Echoes {
    private final Live live;
    private Optional<Saying> awaiting = Optional.empty();

    Echoes(Live live) {
        this.live = live;
    }

    /** The next that Pi says back is this. */
    void await(Saying saying) {
        awaiting = Optional.of(saying);
    }

    /** It is not awaited any more. */
    void isOver(Saying saying) {
        awaiting = awaiting.filter(it -> !it.equals(saying));
    }

    void forget() {
        awaiting = Optional.empty();
    }

    /** A person's message, or one that an extension sends in a person's place. */
    void said(JsonNode message) {
        Optional<Saying> said = awaiting;
        Optional<Steer> steered = said.isPresent()
                ? Optional.empty()
                : live.steering().echoed(text(message.path("content")));
        Optional<String> clientId = said.map(Saying::prompt).or(() -> steered.map(Steer::prompt))
                .flatMap(Prompt::clientId);
        live.telling().said(message, clientId, turn -> {
            live.diffs().clear();
            said.ifPresent(it -> it.heard(turn.shape()));
        });
        if (said.isPresent()) {
            live.turns().run().ifPresent(turn -> live.line().takeHead(Saying.class)
                    .forEach(next -> live.steering().add(next.steer(), turn)));
        }
        live.wentOn();
    }

    /** What an extension shows begins a turn; unless Pi works, that is all there is in it. */
    void shown(JsonNode message) {
        live.telling().said(message, Optional.empty(), begun -> {});
        if (live.activity().isSettled()) {
            live.turns().run().ifPresent(turn -> live.turns().end(new Ending.Completed()));
        }
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        List<String> texts = new ArrayList<>();
        content.forEach(block -> {
            if (block.path("type").asText().equals("text")) {
                texts.add(block.path("text").asText());
            }
        });
        return String.join("\n", texts);
    }
}
