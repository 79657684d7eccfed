package dev.drawbridge.protocol.bridge.thread;

import dev.drawbridge.protocol.doc.Description;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@Description("A block of text that an extension shows.")
public record ThreadWidget(@Description("Its lines.") List<String> lines,
        @Description("Where it is to stand, such as aboveEditor or belowEditor; wherever there is room if absent.") Optional<String> placement) {
    public ThreadWidget {
        lines = List.copyOf(lines);
        Objects.requireNonNull(placement, "placement");
    }
}
