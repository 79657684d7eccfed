package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.speech.Refusal;

/** Who has said something to a turn that did not hear it: was answered then, and is warned if it stays unheard. */
record Redelivery(Steer steer, Speech speech, Watcher watcher) implements Receipt {
    @Override
    public void heard(ObjectNode turn) {}

    @Override
    public void refused(Refusal refusal) {
        stranded(/* perhapsHeard= */ false, refusal.sentence());
    }

    @Override
    public void uncertain(String sentence) {
        stranded(/* perhapsHeard= */ true, sentence);
    }

    private void stranded(boolean perhapsHeard, String sentence) {
        speech.warn("This did not reach Pi: " + steer.words().text() + " (" + sentence + ")");
        watcher.stranded(steer.prompt(), perhapsHeard);
    }
}
