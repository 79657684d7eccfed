package dev.drawbridge.transcript;

/** Writes the lines of one turn in the shape in which Codex writes them. */
final class Speaker {
    private final String thread;
    private final String turn;
    private final Prose prose;
    private long clock;

    Speaker(String thread, String turn, Prose prose, long clock) {
        this.thread = thread;
        this.turn = turn;
        this.prose = prose;
        this.clock = clock;
    }

    String turn() {
        return turn;
    }

    Prose prose() {
        return prose;
    }

    String quoted(String text) {
        return prose.quoted(text);
    }

    /** A notification; the params are told without their braces. */
    String event(String method, String params) {
        return "{\"method\":\"" + method + "\",\"params\":{" + params + "},\"emittedAtMs\":" + clock++ + "}";
    }

    /** A notification of the thread. */
    String ofThread(String method, String more) {
        return event(method, "\"threadId\":\"" + thread + "\"" + more);
    }

    /** A notification of the turn. */
    String ofTurn(String method, String more) {
        return ofThread(method, ",\"turnId\":\"" + turn + "\"" + more);
    }

    /** A notification of an item. */
    String ofItem(String method, String item, String more) {
        return ofTurn(method, ",\"itemId\":\"" + item + "\"" + more);
    }

    String delta(String method, String item, String text, String more) {
        return ofItem(method, item, ",\"delta\":" + quoted(text) + more);
    }

    /** {@code item/started}; the item's members are told without braces and dates. */
    String started(String item) {
        return item("item/started", item + ",\"startedAtMs\":1,\"completedAtMs\":null", "");
    }

    String completed(String item) {
        return item("item/completed", item + ",\"startedAtMs\":1,\"completedAtMs\":2",
                ",\"contentTokenCount\":null");
    }

    String request(String method, int id, String item, String more) {
        return "{\"method\":\"" + method + "\",\"id\":" + id + ",\"params\":{\"threadId\":\"" + thread
                + "\",\"turnId\":\"" + turn + "\",\"itemId\":\"" + item + "\"" + more + "}}";
    }

    /** A notification that shows the turn itself. */
    String turn(String method, String status, String error) {
        return ofThread(method,
                ",\"turn\":{\"id\":\"" + turn + "\",\"items\":[],\"itemsView\":\"notLoaded\",\"status\":\""
                        + status + "\",\"error\":" + error + "}");
    }

    private String item(String method, String item, String more) {
        return event(method, "\"item\":{" + item + "},\"threadId\":\"" + thread + "\",\"turnId\":\"" + turn
                + "\"" + more);
    }
}
