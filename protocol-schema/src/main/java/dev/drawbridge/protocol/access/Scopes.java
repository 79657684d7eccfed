package dev.drawbridge.protocol.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one device may do. Whoever may do anything may observe. */
public final class Scopes {
    /** Looks on. */
    public static final Scopes VIEWER = of(AccessScope.OBSERVE);
    /** Works with agents as their terminal would let it, within what they ask. */
    public static final Scopes OPERATOR = of(AccessScope.OBSERVE, AccessScope.PROMPT, AccessScope.APPROVE,
            AccessScope.FILES);
    /** Everything. */
    public static final Scopes OWNER = of(AccessScope.values());

    private static final String SEPARATOR = "[,\\s]+";

    private final Set<AccessScope> members;

    private Scopes(Set<AccessScope> members) {
        this.members = members;
    }

    public static Scopes of(AccessScope... scopes) {
        return of(List.of(scopes));
    }

    public static Scopes of(Collection<AccessScope> scopes) {
        EnumSet<AccessScope> members = EnumSet.of(AccessScope.OBSERVE);
        members.addAll(scopes);
        return new Scopes(members);
    }

    /**
     * Reads a preset's name, or scopes with commas or blanks between them.
     *
     * @throws IllegalArgumentException when the text is something else; says what to write
     */
    public static Scopes parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "viewer" -> VIEWER;
            case "operator" -> OPERATOR;
            case "owner" -> OWNER;
            default -> of(Stream.of(text.strip().split(SEPARATOR)).map(Scopes::scope).toList());
        };
    }

    private static AccessScope scope(String word) {
        return Stream.of(AccessScope.values()).filter(scope -> scope.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word
                        + "' is no scope: write viewer, operator or owner, or some of "
                        + OWNER.words() + " with commas between them"));
    }

    public boolean include(AccessScope scope) {
        return members.contains(scope);
    }

    /** Whether these allow nothing that the others do not. */
    public boolean areWithin(Scopes others) {
        return others.members.containsAll(members);
    }

    /** In the order of the enumeration. */
    public List<AccessScope> list() {
        return List.copyOf(members);
    }

    /** As {@link #parse} reads it. */
    public String words() {
        return members.stream().map(AccessScope::word).collect(Collectors.joining(","));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scopes scopes && scopes.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return words();
    }
}
