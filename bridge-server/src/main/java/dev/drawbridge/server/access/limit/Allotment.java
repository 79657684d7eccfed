package dev.drawbridge.server.access.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** What one device may say, by all its sockets together. */
public final class Allotment {
    private static final double GARBAGE_RATE = 10;
    private static final double GARBAGE_MOST = 100;
    /** For how many seconds what was not said may be made up for. */
    private static final int SAVED = 20;

    private final Bucket messages;
    private final Bucket bytes;
    private final Bucket garbage;

    Allotment(double messages, double bytes, Ticker ticker) {
        this.messages = new Bucket(messages, messages * SAVED, ticker);
        this.bytes = new Bucket(bytes, bytes * SAVED, ticker);
        this.garbage = new Bucket(GARBAGE_RATE, GARBAGE_MOST, ticker);
    }

    /** Of somebody who may say what they like, as long as it means something. */
    static Allotment unlimited(Ticker ticker) {
        return new Allotment(Integer.MAX_VALUE, Long.MAX_VALUE, ticker);
    }

    /** How long the device has to wait that has said so much; not at all, if that is all right. */
    public Duration take(int length) {
        Duration forMessages = messages.take(1);
        Duration forBytes = bytes.take(length);
        return forMessages.compareTo(forBytes) > 0 ? forMessages : forBytes;
    }

    /** How long the device has to wait whose message has become so much longer; not at all, if that is all right. */
    public Duration inflate(int length) {
        return bytes.take(length);
    }

    /** Whether so many messages more without any meaning can be borne. */
    public boolean bears(long meaningless) {
        return meaningless == 0 || garbage.take((double) meaningless).isZero();
    }
}
