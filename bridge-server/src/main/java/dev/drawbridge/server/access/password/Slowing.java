package dev.drawbridge.server.access.password;

import dev.drawbridge.server.access.limit.Source;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Slows those who guess, and nobody else: only an address that has failed itself has to wait.
 *
 * <p>An address has {@value #TRIES} tries, and gets one back every minute. When somebody's password has been guessed at
 * {@value #SIEGE} times from wherever, each address has only {@value #TRIES_UNDER_SIEGE} tries for that name: many who
 * guess together are slowed with it, while the one who knows the password still needs only one.
 */
final class Slowing {
    static final int TRIES = 10;
    static final int TRIES_UNDER_SIEGE = 2;
    static final int SIEGE = 50;
    private static final int LONGEST_NAME = 64;

    private final Heat addresses;
    private final Heat users;

    Slowing(InstantSource clock) {
        addresses = new Heat(clock);
        users = new Heat(clock);
    }

    /** Counts a try, or says how long to wait before the next. */
    synchronized Optional<Duration> admit(UserName user, InetAddress from) {
        int tries = users.of(key(user)) >= SIEGE ? TRIES_UNDER_SIEGE : TRIES;
        if (addresses.of(key(from)) > tries - 1) {
            return Optional.of(addresses.until(key(from), tries - 1));
        }
        addresses.add(key(from), 1);
        return Optional.empty();
    }

    /** What was tried was wrong. */
    synchronized void failed(UserName user) {
        users.add(key(user), 1);
    }

    /** It was right, or was not looked at: the try does not count. */
    synchronized void forgive(InetAddress from) {
        addresses.add(key(from), -1);
    }

    private static String key(UserName user) {
        return user.text().substring(0, Math.min(user.text().length(), LONGEST_NAME));
    }

    private static String key(InetAddress from) {
        return Source.of(from).network().getHostAddress();
    }
}
