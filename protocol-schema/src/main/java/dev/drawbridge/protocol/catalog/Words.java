package dev.drawbridge.protocol.catalog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words a catalog file uses for the constants of an enum: their names in lower case. */
final class Words {
    private Words() {}

    /** The words in the order of the constants, with {@code joint} between the parts of a name. */
    static <E extends Enum<E>> Map<String, E> of(E[] constants, char joint) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', joint), constant);
        }
        return words;
    }
}
