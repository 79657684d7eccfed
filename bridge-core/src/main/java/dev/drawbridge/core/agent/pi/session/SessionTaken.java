package dev.drawbridge.core.agent.pi.session;

/** Somebody else works on the session. */
public final class SessionTaken extends Exception {
    private static final long serialVersionUID = 1;

    private final String sentence;

    private SessionTaken(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    static SessionTaken by(String threadId, String holder) {
        return new SessionTaken("thread " + threadId + " is in use by " + holder
                + "; end it there, or use it there, or fork it");
    }

    /** A sentence for the client: who has it, and what to do. */
    public String sentence() {
        return sentence;
    }
}
