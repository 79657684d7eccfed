package dev.drawbridge.server.access.password;

import java.util.ArrayList;
import java.util.List;

/** Hashes at once, and remembers what it was asked to compare with. */
final class CountingHashing implements Hashing {
    final List<String> compared = new ArrayList<>();

    @Override
    public String hash(String password) {
        return "hash of " + password;
    }

    @Override
    public synchronized boolean matches(String password, String hash) {
        compared.add(hash);
        return hash.equals("hash of " + password);
    }
}
