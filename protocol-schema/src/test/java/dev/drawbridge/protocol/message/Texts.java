package dev.drawbridge.protocol.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Seeded JSON-RPC texts, most of them sound, with every freedom JSON leaves to a writer. */
final class Texts {
    private static final List<String> NAMES = List.of("threadId", "thread", "id", "turn", "itemId", "delta",
            "method",
            "params", "", "\\u0069d", "thr\\u0065adId", "é", "日本", "a\\/b", "😀", "\\ud83d\\ude00");
    private static final List<String> STRINGS = List.of("", "thr_1", "thread/start", "thread\\/start",
            "turn/start",
            "a much longer piece of text that fills several words of eight bytes", "\\\"", "\\\\",
            "\\n\\t\\b\\f\\r",
            "naïve", "日本語のテキスト", "😀😀", "\\ud83d\\ude00", "\\u0000", "\u2028\u2029\u0085", "\u007f",
            "tok12 ");
    private static final List<String> NUMBERS = List.of("0", "-0", "1", "-7", "42", "99999999999999999999",
            "1.5",
            "1e3", "-2.5E-7", "0.0", "9223372036854775807");
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\t \r\n");
    private static final String SPICE = "{}[]\",:\\0123456789.eE+-truefalsn \n\u0000\u001f";

    private final SplittableRandom random;

    Texts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A text that is a message, or nearly. */
    String message() {
        List<String> members = new ArrayList<>();
        boolean call = chance(2);
        if (call ? chance(2) : !chance(20)) {
            members.add(member("id", this::id));
        }
        if (call) {
            members.add(member("method", chance(30) ? this::value : this::string));
        }
        if (call ? !chance(6) : chance(30)) {
            members.add(member("params", this::value));
        }
        if (call ? chance(40) : chance(2)) {
            members.add(member("result", this::value));
        } else if (!call) {
            members.add(member("error", chance(10) ? this::value : this::object));
        }
        if (chance(3)) {
            members.add(member("emittedAtMs", this::number));
        }
        if (chance(4)) {
            members.add(member("jsonrpc", () -> "\"2.0\""));
        }
        if (chance(30)) {
            members.add(members.get(random.nextInt(members.size())));
        }
        shuffle(members);
        return chance(100) ? space() + value() + space() : space() + joined(members, '{', '}') + space();
    }

    /** The same text after a small accident. */
    byte[] damaged(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(6));
        return switch (random.nextInt(6)) {
            case 0 -> cut(bytes, at, bytes.length);
            case 1 -> cut(bytes, at, at + length);
            case 2 -> insert(bytes, at, (byte) SPICE.charAt(random.nextInt(SPICE.length())));
            case 3 -> insert(bytes, at, (byte) random.nextInt(256));
            case 4 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            default -> {
                bytes[at] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
                yield bytes;
            }
        };
    }

    String value() {
        return switch (random.nextInt(9)) {
            case 0 -> object();
            case 1 -> list(this::value, '[', ']');
            case 2, 3 -> string();
            case 4 -> number();
            case 5 -> List.of("true", "false", "null").get(random.nextInt(3));
            default -> object();
        };
    }

    String object() {
        return list(() -> space() + '"' + pick(NAMES) + '"' + space() + ':' + space() + value(), '{', '}');
    }

    String string() {
        return '"' + pick(STRINGS) + '"';
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String id() {
        return switch (random.nextInt(12)) {
            case 0 -> "null";
            case 1 -> number();
            case 2, 3, 4 -> string();
            default -> Long.toString(random.nextLong());
        };
    }

    private String number() {
        return pick(NUMBERS);
    }

    private String member(String name, Supplier<String> value) {
        String spelled = chance(40)
                ? "\\u00" + Integer.toHexString(name.charAt(0)) + name.substring(1)
                : name;
        return space() + '"' + spelled + '"' + space() + ':' + space() + value.get();
    }

    private String list(Supplier<String> element, char open, char close) {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(element.get());
        }
        return joined(elements, open, close);
    }

    private String joined(List<String> elements, char open, char close) {
        StringBuilder text = new StringBuilder().append(open);
        for (int i = 0; i < elements.size(); i++) {
            text.append(i == 0 ? "" : ",").append(elements.get(i)).append(space());
        }
        return text.append(space()).append(close).toString();
    }

    private String space() {
        return pick(SPACES);
    }

    private void shuffle(List<String> members) {
        for (int i = members.size() - 1; i > 0; i--) {
            members.set(i, members.set(random.nextInt(i + 1), members.get(i)));
        }
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        byte[] rest = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, rest, 0, from);
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    private static byte[] insert(byte[] bytes, int at, byte added) {
        byte[] longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 0, at);
        longer[at] = added;
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        return longer;
    }
}
