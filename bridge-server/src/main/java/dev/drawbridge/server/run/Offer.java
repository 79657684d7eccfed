package dev.drawbridge.server.run;

import java.util.List;

/**
 * A terminal as it is offered.
 *
 * @param attended whether somebody sits at it
 */
record Offer(String terminalId, String name, List<String> command, String directory, boolean attended) {
    Offer {
        command = List.copyOf(command);
    }
}
