package dev.drawbridge.protocol.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds methods by the UTF-8 bytes of their names: a hash table with open addressing, at most a quarter full. */
final class MethodIndex {
    private final byte[][] names;
    private final Entry[] entries;

    MethodIndex(List<Method> methods) {
        int size = Integer.highestOneBit(Math.max(1, methods.size())) << 3;
        names = new byte[size][];
        entries = new Entry[size];
        Arrays.fill(names, new byte[0]);
        Arrays.fill(entries, Unknown.METHOD);
        for (Method method : methods) {
            byte[] name = method.name().getBytes(StandardCharsets.UTF_8);
            int slot = hash(name, 0, name.length) & (size - 1);
            while (names[slot].length > 0) {
                slot = (slot + 1) & (size - 1);
            }
            names[slot] = name;
            entries[slot] = method;
        }
    }

    Entry lookup(byte[] buffer, int from, int to) {
        int slot = hash(buffer, from, to) & (names.length - 1);
        while (true) {
            byte[] name = names[slot];
            if (name.length == 0 || Arrays.equals(name, 0, name.length, buffer, from, to)) {
                return entries[slot];
            }
            slot = (slot + 1) & (names.length - 1);
        }
    }

    private static int hash(byte[] buffer, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buffer[i];
        }
        return hash ^ (hash >>> 15);
    }
}
