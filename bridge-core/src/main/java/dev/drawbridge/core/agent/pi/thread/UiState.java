package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.PiEvent;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What extensions show around a thread, told as a whole whenever it changes. */
final class UiState {
    private static final String METHOD = "bridge/thread/ui";

    private final Speech speech;
    private final Map<String, String> statuses = new TreeMap<>();
    private final Map<String, PiEvent.Widget> widgets = new TreeMap<>();
    private String title = "";
    private String editorText = "";
    /** Whether those who follow were told the newest. */
    private boolean known;
    private boolean nothingTold = true;

    UiState(Speech speech) {
        this.speech = speech;
    }

    void status(PiEvent.Status status) {
        if (status.text().isEmpty()) {
            statuses.remove(status.key());
        } else {
            statuses.put(status.key(), status.text());
        }
        tell();
    }

    void widget(PiEvent.Widget widget) {
        if (widget.lines().isEmpty()) {
            widgets.remove(widget.key());
        } else {
            widgets.put(widget.key(), widget);
        }
        tell();
    }

    void title(String text) {
        title = text;
        tell();
    }

    void editorText(String text) {
        editorText = text;
        tell();
    }

    /** Says it to who has come, unless that is known where it is followed. */
    void repeat() {
        if (!known && !(isEmpty() && nothingTold)) {
            tell();
        }
    }

    /** What was told may be forgotten. */
    void unfollowed() {
        known = false;
    }

    /** The process that showed it is gone. */
    void clear() {
        if (!isEmpty()) {
            statuses.clear();
            widgets.clear();
            title = "";
            editorText = "";
            tell();
        }
    }

    Optional<ObjectNode> params() {
        return isEmpty() ? Optional.empty() : Optional.of(shape());
    }

    private boolean isEmpty() {
        return statuses.isEmpty() && widgets.isEmpty() && title.isEmpty() && editorText.isEmpty();
    }

    private void tell() {
        known = speech.isFollowed();
        nothingTold &= !known;
        speech.tell(METHOD, shape());
    }

    private ObjectNode shape() {
        ObjectNode params = speech.params();
        ObjectNode texts = params.putObject("statuses");
        statuses.forEach(texts::put);
        ObjectNode shown = params.putObject("widgets");
        widgets.forEach((key, widget) -> {
            ObjectNode shape = Shapes.object();
            ArrayNode lines = shape.putArray("lines");
            widget.lines().forEach(lines::add);
            shown.set(key, shape.put("placement",
                    widget.placement().isEmpty() ? "aboveEditor" : widget.placement()));
        });
        return params.put("title", title).put("editorText", editorText);
    }
}
