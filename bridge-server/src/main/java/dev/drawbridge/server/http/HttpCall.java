package dev.drawbridge.server.http;

import dev.drawbridge.server.access.Knock;
import java.nio.charset.StandardCharsets;

/** One request that somebody on an allowed page or program has sent, with the whole of its body. */
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
public record HttpCall(Knock knock, byte[] body) {
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What was said in it may be secret. */
    @Override
    public String toString() {
        return "HttpCall[" + body.length + " bytes]";
    }
}
