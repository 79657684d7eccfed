package dev.drawbridge.core.engine;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/** The events of a thread that stand for themselves, as one client was told them. */
record Standing(List<String> told) {
    static Standing assertThat(Audience audience, String thread) {
        return new Standing(audience.knows().standing(thread));
    }

    /**
     * All of them from some event on, in order and once each; before that, some again: the starts of what was under
     * way, and the questions.
     */
    void isTheEndOf(List<String> all) {
        List<String> again = new ArrayList<>();
        for (int i = 0; i <= told.size(); i++) {
            List<String> rest = told.subList(i, told.size());
            List<String> before = all.subList(0, Math.max(0, all.size() - rest.size()));
            if (rest.size() <= all.size() && all.subList(before.size(), all.size()).equals(rest)) {
                Assertions.assertThat(before).as("what is told again was told before").containsAll(again);
                Assertions.assertThat(again).as("what is told again").doesNotHaveDuplicates();
                return;
            }
            again.add(told.get(i));
        }
        throw new AssertionError("not even nothing is the end of it");
    }
}
