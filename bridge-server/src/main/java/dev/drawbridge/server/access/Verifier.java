package dev.drawbridge.server.access;

import java.util.Optional;

/** Knows some of those who may come in by the secret that they show. Quick: it is asked on a socket's thread. */
@FunctionalInterface
public interface Verifier {
    Optional<Pass> verify(String secret);
}
