package dev.drawbridge.server.thread;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ids that people can type: the ends of the long ones, for these begin alike.
 *
 * @param length how much of each
 */
record ShortIds(int length) {
    private static final int SHORTEST = 6;
    /** Fewer letters name nothing: they would be a slip more often than a name. */
    private static final int FEWEST_TYPED = 4;
    private static final int LONGEST = 36;

    /** Such as tell all of these apart. */
    static ShortIds of(Collection<String> ids) {
        Set<String> all = Set.copyOf(ids);
        for (int length = SHORTEST; length < LONGEST; length++) {
            ShortIds tried = new ShortIds(length);
            Set<String> different = new HashSet<>();
            all.forEach(id -> different.add(tried.of(id)));
            if (different.size() == all.size()) {
                return tried;
            }
        }
        return new ShortIds(LONGEST);
    }

    /** Those of the ids that somebody may mean by these words: the one, or those that begin or end so. */
    static List<String> meant(String words, Collection<String> ids) {
        if (ids.contains(words)) {
            return List.of(words);
        }
        return words.length() < FEWEST_TYPED
                ? List.of()
                : ids.stream().filter(id -> id.startsWith(words) || id.endsWith(words)).toList();
    }

    String of(String id) {
        return id.substring(Math.max(0, id.length() - length));
    }

    /** One that stands alone, a little longer: others may end nearly so. */
    static String alone(String id) {
        return new ShortIds(SHORTEST + 2).of(id);
    }
}
