package dev.drawbridge.server.thread;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.approval.Approval;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens in a thread, an object a line. */
final class ProgramTelling implements Telling {
    private final Consumer<Record> print;
    private final PrintWriter out;

    /** @param print prints a line to {@code out} */
    ProgramTelling(Consumer<Record> print, PrintWriter out) {
        this.print = print;
        this.out = out;
    }

    private void tell(Record line) {
        print.accept(line);
        out.flush();
    }

    @Override
    public void attached(String threadId, String epoch, long seq, Optional<String> snapshot) {
        tell(new Line.Attached(threadId, epoch, seq, snapshot));
    }

    @Override
    public void record(String threadId, JsonNode turn) {
        Turns.lines(threadId, turn).forEach(line -> tell((Record) line));
    }

    @Override
    public void event(long seq, String method, JsonNode params) {
        tell(new Line.Event(seq, method, params));
    }

    @Override
    public void sent(Line.Sent sent) {
        tell(sent);
    }

    @Override
    public void asked(Approval approval) {
        tell(new Line.Asked(approval));
    }

    @Override
    public void answered(Approval approval) {
        tell(new Line.Asked(approval));
    }

    @Override
    public void cut(String reason) {
        tell(new Line.Connection(Line.Type.CUT, reason));
    }

    @Override
    public void back(boolean whole) {
        tell(new Line.Connection(Line.Type.BACK, "the connection is there again"));
    }

    @Override
    public void ended(String threadId, String turnId, String status) {
        tell(new Line.End(threadId, turnId, status));
    }

    @Override
    public void note(String sentence) {
        // not for programs
    }

    @Override
    public boolean isOver() {
        return out.checkError();
    }

    @Override
    public void close() {
        out.flush();
    }
}
