package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Stability;
import dev.drawbridge.protocol.catalog.Unknown;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a client said of itself in {@code initialize}.
 *
 * @param experimental whether it may use what is experimental, and gets it
 * @param humanApproval whether it shows questions that only a person may answer
 * @param bridgeAware whether it knows that there is a bridge, and what a bridge adds
 * @param optedOut the notifications it does not want, by their exact names
 */
record ClientProfile(String name, String version, boolean experimental, boolean humanApproval,
        boolean bridgeAware, Set<String> optedOut) {
    private static final int LABEL = 64;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    /** What is known of a client before its handshake. */
    static final ClientProfile UNKNOWN = new ClientProfile("", "", false, false, false, Set.of());

    ClientProfile {
        optedOut = Set.copyOf(optedOut);
    }

    /** Its name and version as a log can show them: it may have put anything there, of any length. */
    String label() {
        return printable(name) + " " + printable(version);
    }

    private static String printable(String said) {
        return UNPRINTABLE.matcher(said.substring(0, Math.min(said.length(), LABEL))).replaceAll("?");
    }

    /** Whether it is told what the bridge itself has to tell under this name. */
    boolean hearsOf(String notification) {
        return bridgeAware && !optedOut.contains(notification);
    }

    boolean acceptsEverything() {
        return experimental && optedOut.isEmpty();
    }

    boolean accepts(Entry notification) {
        return switch (notification) {
            case Method method -> switch (method.kind()) {
                case SERVER_NOTIFICATION -> (experimental || method.stability() == Stability.STABLE)
                        && !optedOut.contains(method.name());
                case SERVER_REQUEST, CLIENT_REQUEST, CLIENT_NOTIFICATION -> true;
            };
            case Unknown unknown -> true;
        };
    }
}
