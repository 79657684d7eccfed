package dev.drawbridge.core.websocket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** Where a server listens. */
public sealed interface Address {
    SocketAddress socket();

    /** What the server is told it was called. */
    String host();

    /** A socket in the file system. */
    record Unix(Path path) implements Address {
        @Override
        public SocketAddress socket() {
            return UnixDomainSocketAddress.of(path);
        }

        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public String toString() {
            return "unix://" + path;
        }
    }

    /**
     * A port.
     *
     * @param name of the host; an IPv6 address without its brackets
     */
    record Tcp(String name, int port) implements Address {
        @Override
        public SocketAddress socket() {
            return new InetSocketAddress(name, port);
        }

        @Override
        public String host() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }

        /** Whether no other machine hears what is said there. */
        public boolean isLoopback() {
            try {
                return InetAddress.getByName(name).isLoopbackAddress();
            } catch (UnknownHostException nowhere) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "ws://" + host();
        }
    }

    /**
     * A port where TLS is spoken.
     *
     * @param name of the host; an IPv6 address without its brackets
     */
    record Secure(String name, int port, Trust trust) implements Address {
        @Override
        public SocketAddress socket() {
            return new InetSocketAddress(name, port);
        }

        @Override
        public String host() {
            return new Tcp(name, port).host();
        }

        @Override
        public String toString() {
            return "wss://" + host();
        }
    }
}
