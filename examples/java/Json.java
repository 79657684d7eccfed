import module java.base;

/// JSON as maps, lists, strings, numbers, booleans and null: just enough to need no library. A program of yours takes one.
final class Json {
    private final String text;
    private int next;

    private Json(String text) {
        this.text = text;
    }

    static Object read(String text) {
        return new Json(text).value();
    }

    private Object value() {
        return switch (skip()) {
            case '{' -> {
                Map<String, Object> object = new LinkedHashMap<>();
                for (next++; skip() != '}'; comma()) {
                    String name = string();
                    skip();
                    next++; // the colon
                    object.put(name, value());
                }
                next++;
                yield object;
            }
            case '[' -> {
                List<Object> list = new ArrayList<>();
                for (next++; skip() != ']'; comma()) {
                    list.add(value());
                }
                next++;
                yield list;
            }
            case '"' -> string();
            default -> {
                int from = next;
                while (next < text.length() && ",]} \t\r\n".indexOf(text.charAt(next)) < 0) {
                    next++;
                }
                String word = text.substring(from, next);
                yield switch (word) {
                    case "null" -> null;
                    case "true", "false" -> Boolean.valueOf(word);
                    default -> new BigDecimal(word);
                };
            }
        };
    }

    private char skip() {
        while (Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return text.charAt(next);
    }

    private void comma() {
        if (skip() == ',') {
            next++;
        }
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        for (next++; text.charAt(next) != '"'; next++) {
            char c = text.charAt(next);
            if (c == '\\') {
                char escaped = text.charAt(++next);
                c = switch (escaped) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'u' -> (char) Integer.parseInt(text.substring(next + 1, (next += 4) + 1), 16);
                    default -> escaped;
                };
            }
            string.append(c);
        }
        next++;
        return string.toString();
    }

    static String write(Object value) {
        return switch (value) {
            case Map<?, ?> object -> object.entrySet().stream()
                    .map(member -> write(member.getKey()) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
            case String string -> string.chars()
                    .mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : Character.toString(c))
                    .collect(Collectors.joining("", "\"", "\""));
            case null, default -> String.valueOf(value);
        };
    }

    /// What stands at this path, or null.
    static Object at(Object json, String... path) {
        for (String name : path) {
            json = json instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return json;
    }

    static String text(Object json, String... path) {
        return at(json, path) instanceof String text ? text : "";
    }

    static List<?> list(Object json, String... path) {
        return at(json, path) instanceof List<?> list ? list : List.of();
    }
}
