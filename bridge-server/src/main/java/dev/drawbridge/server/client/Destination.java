package dev.drawbridge.server.client;

import dev.drawbridge.core.store.Home;
import dev.drawbridge.core.websocket.Address;
import dev.drawbridge.core.websocket.CannotConnectException;
import dev.drawbridge.core.websocket.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A bridge, and what lets one in there.
 *
 * @param path where it has its sockets
 * @param token that it gave this device; the bridge of this host wants none
 */
public record Destination(Address address, String path, Optional<String> token) {
    private static final int HIGHEST_PORT = 65_535;
    private static final String SOCKETS = "/ws";
    private static final String ADVICE = "write ws://HOST:PORT or wss://HOST:PORT";

    /** The bridge that runs on this machine with the home that the environment names. */
    public static Destination host(Map<String, String> environment) {
        return new Destination(new Address.Unix(Home.of(environment).controlSocket()), "/", Optional.empty());
    }

    /** Whether somebody listens there, if that is on this machine: one that was killed leaves its socket behind. */
    public boolean isListening() {
        if (!(address instanceof Address.Unix unix)) {
            return true;
        }
        try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(unix.path()))) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Whether there may be a bridge, as far as one sees from here. */
    public boolean isThere() {
        return !(address instanceof Address.Unix unix) || Files.exists(unix.path());
    }

    /**
     * Reads the address of a bridge: {@code ws://HOST:PORT}, with the path below which it is, if it is not the root.
     *
     * @throws IllegalArgumentException when it is none; says what to write
     */
    public static Destination of(String url, Optional<String> token, Trust trust) {
        URI uri = uri(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("wss") || scheme.equals("https");
        if (!secure && !scheme.equals("ws") && !scheme.equals("http")) {
            throw noAddress(url);
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
            throw noAddress(url);
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        if (port < 1 || port > HIGHEST_PORT) {
            throw noAddress(url);
        }
        return new Destination(secure ? new Address.Secure(host, port, trust) : new Address.Tcp(host, port),
                path(uri), token);
    }

    /** Whether it may stand where a token is shown. */
    public static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }

    static boolean isAddress(String url) {
        try {
            return !of(url, Optional.empty(), new Trust.Usual()).path().isEmpty();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().replaceAll("/+$", "");
        return path.endsWith(SOCKETS) ? path : path + SOCKETS;
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException garbled) {
            throw noAddress(url);
        }
    }

    private static IllegalArgumentException noAddress(String url) {
        return new IllegalArgumentException("'" + url + "' is no bridge's address: " + ADVICE);
    }

    /** Why nobody answers there, and what to do. */
    String sentence(CannotConnectException impossible) {
        return switch (address) {
            case Address.Unix unix -> switch (impossible.reason()) {
                case NOT_THERE, NOT_LISTENING -> "no bridge runs with " + unix.path().getParent()
                        + ": start one with 'drawbridge serve'";
                case FORBIDDEN -> "the bridge with " + unix.path().getParent()
                        + " is another user's: give this command as that user";
                case NO_WEBSOCKET, UNAUTHORIZED, UNTRUSTED -> impossible.isSilence()
                        ? "the bridge with " + unix.path().getParent()
                                + " does not answer: look what keeps it busy, or start it again"
                        : "what listens at " + unix.path()
                                + " does not let this command in (" + impossible.detail()
                                + "): give it as the user who runs the bridge";
            };
            case Address.Tcp _,Address.Secure _ -> switch (impossible.reason()) {
                case NOT_THERE, NOT_LISTENING, FORBIDDEN -> "nobody answers at " + address + " ("
                        + impossible.detail() + "): is the bridge running, and does the way there stand?";
                case UNAUTHORIZED -> "the bridge at " + address + (token.isEmpty()
                        ? " wants a token: pair this device with 'drawbridge login LINK', or name one with --token-file"
                        : " does not take this token: pair this device again with 'drawbridge login LINK'");
                case UNTRUSTED -> "the bridge at " + address + " is not known to be the one that is meant ("
                        + impossible.detail()
                        + "): pair this device again, or name who vouches for it with --ca";
                case NO_WEBSOCKET -> "what listens at " + address + path
                        + " is no bridge that lets this command in (" + impossible.detail()
                        + "): look at the address, and at its path";
            };
        };
    }

    /** Without the token. */
    @Override
    public String toString() {
        return address instanceof Address.Unix ? address.toString() : address + path;
    }
}
