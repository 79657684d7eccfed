package dev.drawbridge.protocol.message;

/** What pairs an answer with its request, kept as the JSON text its sender wrote. */
public sealed interface RequestId {
    String json();

    /** An integer of any size: {@code 99999999999999999999} stays what it is. */
    record Num(String json) implements RequestId {
        public static Num of(long value) {
            return new Num(Long.toString(value));
        }
    }

    /** A string, quotes and escapes included. */
    record Text(String json) implements RequestId {
        public String value() {
            return JsonText.decode(json);
        }
    }

    /** The {@code null} of a failure whose sender could not tell what it answers. */
    record Unknown() implements RequestId {
        @Override
        public String json() {
            return "null";
        }
    }

    static RequestId ofJson(String json) {
        return switch (json.charAt(0)) {
            case '"' -> new Text(json);
            case 'n' -> new Unknown();
            default -> new Num(json);
        };
    }
}
