package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.server.paper.Resizing;
import dev.drawbridge.server.paper.Screen;
import dev.drawbridge.server.paper.Sheet;
import dev.drawbridge.server.paper.Spinner;
import dev.drawbridge.server.transcript.Transcript;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;

/** What happens in a thread as people read it, with something that turns where nothing is to be read. */
final class PeopleTelling implements Telling {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Surroundings surroundings;
    private final Sheet sheet;
    private final Transcript transcript;
    private final Spinner spinner;
    private final boolean prompted;
    private int open;

    /**
     * @param unsaid the client's ids of messages that need not be shown
     * @param prompted whether somebody is asked right here
     */
    PeopleTelling(PrintWriter out, PrintWriter err, Surroundings surroundings, Set<String> unsaid,
            boolean prompted) {
        this.out = out;
        this.err = err;
        this.surroundings = surroundings;
        this.prompted = prompted;
        Screen screen = surroundings.screen();
        this.sheet = new Sheet(screen, out::print);
        if (screen.isThere()) {
            Resizing.hear(() -> sheet.resize(surroundings.screen()));
        }
        this.transcript = new Transcript(sheet, unsaid);
        Screen aside = surroundings.aside();
        this.spinner = new Spinner(aside.moving() ? aside : Screen.NONE, this::spin, surroundings.clock());
    }

    private void spin(String line) {
        err.print(line);
        err.flush();
    }

    /** Writes something, with nothing turning meanwhile. */
    private void write(Runnable what) {
        spinner.hide();
        what.run();
        out.flush();
        Optional<String> activity = open > 0 ? Optional.empty() : transcript.activity();
        activity.ifPresentOrElse(doing -> {
            if (transcript.isStreaming()) {
                spinner.rest();
            } else {
                spinner.await("the agent " + doing);
            }
        }, spinner::rest);
    }

    @Override
    public void attached(String threadId, String epoch, long seq, Optional<String> snapshot) {
        snapshot.ifPresent(
                reason -> write(() -> transcript.note("not all that has happened since can be told ("
                        + reason + "); this is what the agent has")));
    }

    @Override
    public void record(String threadId, JsonNode turn) {
        write(() -> transcript.record(turn));
    }

    @Override
    public void event(long seq, String method, JsonNode params) {
        write(() -> transcript.hear(method, params));
    }

    @Override
    public void sent(Line.Sent sent) {
        write(() -> transcript.note(switch (sent.manner()) {
            case STARTED -> "thread " + sent.threadId() + ", turn " + sent.turnId().orElse("");
            case STEERED -> "thread " + sent.threadId() + ", added to turn " + sent.turnId().orElse("");
            case QUEUED -> "thread " + sent.threadId() + ", waits as " + sent.queuedId().orElse("");
        }));
    }

    @Override
    public void asked(Approval approval) {
        open++;
        write(() -> transcript.interject(() -> {
            ApprovalBlock.of(sheet, approval, surroundings.clock().millis());
            if (!prompted || !Prompt.canAsk(approval)) {
                ApprovalBlock.how(sheet, approval, ShortIds.alone(approval.approvalId()));
            }
        }));
    }

    @Override
    public void answered(Approval approval) {
        open = Math.max(0, open - 1);
        write(() -> transcript.note(approval.closing()
                .map(closing -> ApprovalBlock.end(approval.state(), closing)).orElse("answered")));
    }

    @Override
    public void cut(String reason) {
        write(() -> transcript.note("the connection is lost (" + reason + "), and is made again"));
        spinner.await("no connection");
    }

    @Override
    public void back(boolean whole) {
        open = 0;
        write(() -> transcript.note(whole ? "connected again, and nothing is lost" : "connected again"));
    }

    @Override
    public void ended(String threadId, String turnId, String status) {
        spinner.rest();
    }

    @Override
    public void note(String sentence) {
        write(() -> transcript.note(sentence));
    }

    @Override
    public boolean isOver() {
        return out.checkError();
    }

    @Override
    public void close() {
        spinner.close();
        out.flush();
    }
}
