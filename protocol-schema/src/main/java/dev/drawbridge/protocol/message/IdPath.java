package dev.drawbridge.protocol.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Where an id stands inside an object, member by member: {@code threadId}, {@code thread.id}. */
public final class IdPath {
    private final List<String> names;
    private final byte[][] segments;

    private IdPath(List<String> names) {
        this.names = names;
        this.segments = names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    public static IdPath of(String dotted) {
        List<String> names = List.of(dotted.split("\\.", -1));
        if (names.contains("")) {
            throw new IllegalArgumentException("not a path of member names: " + dotted);
        }
        return new IdPath(names);
    }

    public List<String> names() {
        return names;
    }

    int depth() {
        return segments.length;
    }

    boolean matches(int level, byte[] bytes, int from, int to) {
        return Arrays.equals(segments[level], 0, segments[level].length, bytes, from, to);
    }

    boolean matches(int level, String name) {
        return names.get(level).equals(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdPath path && names.equals(path.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
