package dev.drawbridge.core.engine;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** The name of one run of the bridge, to which sequence numbers belong. */
public final class Epoch {
    private Epoch() {}

    /** Sixteen characters that may stand in a URL. */
    public static String next(RandomGenerator random) {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
