package dev.drawbridge.core.agent.pi.thread;

/** Something said while a turn runs, which shall be heard in that. */
final class Steer {
    private final Prompt prompt;
    private final Words words;
    private final Receipt receipt;
    private String expected;
    private boolean acknowledged;

    Steer(Prompt prompt, Words words, Receipt receipt) {
        this.prompt = prompt;
        this.words = words;
        this.receipt = receipt;
        this.expected = words.text();
    }

    Prompt prompt() {
        return prompt;
    }

    Words words() {
        return words;
    }

    Receipt receipt() {
        return receipt;
    }

    /** Pi will echo it with this text, into which it was made. */
    void expect(String text) {
        expected = text;
    }

    boolean isEcho(String text) {
        return text.equals(expected) || text.equals(words.text());
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    void acknowledged() {
        acknowledged = true;
    }
}
