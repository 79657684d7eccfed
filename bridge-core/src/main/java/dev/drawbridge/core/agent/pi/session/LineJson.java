package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How a line is read: whatever has room in one may be in it, pictures too. */
final class LineJson {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Lines.LONGEST).build())
            .build();

    private LineJson() {}
}
