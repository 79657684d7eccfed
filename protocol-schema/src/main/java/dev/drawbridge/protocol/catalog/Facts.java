package dev.drawbridge.protocol.catalog;

import dev.drawbridge.protocol.message.IdPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The cells of a method's row that say {@code name=value}. */
final class Facts {
    private enum Name {
        EFFECT, THREAD, TURN, ITEM, HANDLE, REQUEST, RESULT, NEEDS
    }

    private static final Map<String, Name> NAMES = Words.of(Name.values(), '-');
    private static final Map<String, Effect> EFFECTS = Words.of(Effect.values(), '-');

    private final Map<Name, IdPath> paths = new HashMap<>(8);
    private Effect effect = Effect.NONE;

    /** Reads the facts of {@code row} from cell {@code first} on. */
    Facts(Row row, int first, Paths known) {
        for (int cell = first; cell < row.size(); cell++) {
            String fact = row.text(cell);
            int equals = fact.indexOf('=');
            if (equals < 0) {
                throw row.wrong(cell, "fact \"" + fact + "\" is not written name=value");
            }
            Name name = row.word(cell, fact.substring(0, equals), "fact", NAMES);
            String value = fact.substring(equals + 1);
            if (name == Name.EFFECT) {
                effect = row.word(cell, value, "effect", EFFECTS);
            } else if (paths.put(name, known.of(value, row, cell)) != null) {
                throw row.wrong(cell, "fact " + fact.substring(0, equals) + " stands here a second time");
            }
        }
    }

    Effect effect() {
        return effect;
    }

    Ids ids() {
        return new Ids(path(Name.THREAD), path(Name.TURN), path(Name.ITEM), path(Name.HANDLE),
                path(Name.REQUEST), path(Name.RESULT));
    }

    Optional<IdPath> needs() {
        return path(Name.NEEDS);
    }

    private Optional<IdPath> path(Name name) {
        return Optional.ofNullable(paths.get(name));
    }
}
