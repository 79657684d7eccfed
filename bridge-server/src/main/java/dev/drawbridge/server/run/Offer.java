package dev.drawbridge.server.run;

import dev.drawbridge.server.pty.Bounds;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal as it is offered.
 *
 * @param command what is shown of it: as much as a bridge takes
 * @param attended whether somebody sits at it
 */
record Offer(String terminalId, String name, List<String> command, String directory, boolean attended) {
    private static final String MORE = "…";

    Offer {
        command = shortened(command);
    }

    private static List<String> shortened(List<String> command) {
        List<String> words = new ArrayList<>();
        int left = Bounds.LONGEST_COMMAND - MORE.length();
        for (String word : command) {
            left -= word.length();
            if (left < 0 || words.size() == Bounds.MOST_WORDS - 1) {
                words.add(MORE);
                break;
            }
            words.add(word);
        }
        return List.copyOf(words);
    }
}
