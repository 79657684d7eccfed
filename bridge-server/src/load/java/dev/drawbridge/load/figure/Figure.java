package dev.drawbridge.load.figure;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that was measured.
 *
 * @param name of the command that measured it
 * @param sentence what it is, for people
 * @param values what it is, for programs
 */
public record Figure(String name, String sentence, Map<String, Object> values) {
    public Figure {
        values = Map.copyOf(values);
    }

    /** All of it, in order. */
    public Map<String, Object> whole() {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("figure", name);
        whole.put("what", sentence);
        values.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(value -> whole.put(value.getKey(), value.getValue()));
        return whole;
    }
}
