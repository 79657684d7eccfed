package dev.drawbridge.server.access.password;

/** Makes of passwords what can be kept: it takes long on purpose. */
interface Hashing {
    String hash(String password);

    boolean matches(String password, String hash);
}
