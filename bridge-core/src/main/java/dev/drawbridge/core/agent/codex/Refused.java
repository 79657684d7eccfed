package dev.drawbridge.core.agent.codex;

/** An option that Codex would not understand; the message is the sentence for {@link Checked.Wrong}. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
