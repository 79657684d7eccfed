package dev.drawbridge.protocol.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads one message at a time: proves it well formed and remembers where the parts of its envelope stand.
 *
 * <p>What it remembers holds until the next scan and indexes the array that was scanned. Steady work allocates
 * nothing. Not for two threads: each reader has its own.
 */
public final class Scanner {
    private final int lengthLimit;
    private final Grammar grammar;

    private final Span id = new Span();
    private final Span method = new Span();
    private final Span params = new Span();
    private final Span result = new Span();
    private final Span error = new Span();
    private final Span version = new Span();
    private final Span extra = new Span();
    private final Span string = new Span();

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private boolean methodEscaped;
    private boolean repeated;
    private Refusal refusal = Refusal.MALFORMED;

    public Scanner(Limits limits) {
        this.lengthLimit = limits.length();
        this.grammar = new Grammar(limits.depth());
    }

    /** Scans the text at {@code from} to before {@code to}; space around the message is allowed. */
    public Shape scan(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        id.clear();
        method.clear();
        params.clear();
        result.clear();
        error.clear();
        version.clear();
        repeated = false;
        if (to - from > lengthLimit) {
            return refuse(Refusal.TOO_LONG);
        }
        grammar.over(bytes, to);
        int start = grammar.space(from);
        boolean object = start < to && bytes[start] == '{';
        int end = object ? envelope(start) : grammar.value(start, /* depth= */ 0);
        if (end < 0) {
            return refuse(grammar.refusal());
        }
        if (grammar.space(end) != to) {
            return refuse(Refusal.MALFORMED);
        }
        this.from = start;
        this.to = end;
        return object ? shape() : refuse(Refusal.NOT_AN_OBJECT);
    }

    private Shape refuse(Refusal reason) {
        refusal = reason;
        return Shape.REFUSED;
    }

    private int envelope(int start) {
        int p = grammar.space(start + 1);
        if (p < to && bytes[p] == '}') {
            return p + 1;
        }
        while (true) {
            int nameEnd = p < to && bytes[p] == '"' ? grammar.string(p) : grammar.malformed();
            if (nameEnd < 0) {
                return Grammar.REFUSED;
            }
            Span part = part(p, nameEnd, grammar.escaped());
            int valueStart = grammar.colon(nameEnd);
            int valueEnd = valueStart < 0 ? valueStart : grammar.value(valueStart, /* depth= */ 1);
            if (valueEnd < 0) {
                return Grammar.REFUSED;
            }
            if (part.isPresent() && part != extra) {
                repeated = true;
            }
            part.set(valueStart, valueEnd);
            if (part == method) {
                methodEscaped = grammar.escaped();
            }
            p = grammar.space(valueEnd);
            if (p < to && bytes[p] == '}') {
                return p + 1;
            }
            if (p >= to || bytes[p] != ',') {
                return grammar.malformed();
            }
            p = grammar.space(p + 1);
        }
    }

    /** Which part of the envelope the name between these quotes begins. */
    private Span part(int quote, int afterQuote, boolean escaped) {
        if (escaped) {
            return part(JsonText.decode(bytes, quote, afterQuote));
        }
        return switch (afterQuote - quote - 2) {
            case 2 -> named("id", quote, id);
            case 5 -> named("error", quote, error);
            case 6 -> bytes[quote + 1] == 'm'
                    ? named("method", quote, method)
                    : bytes[quote + 1] == 'p'
                            ? named("params", quote, params)
                            : named("result", quote, result);
            case 7 -> named("jsonrpc", quote, version);
            default -> extra;
        };
    }

    private Span named(String name, int quote, Span part) {
        for (int i = 0; i < name.length(); i++) {
            if (bytes[quote + 1 + i] != name.charAt(i)) {
                return extra;
            }
        }
        return part;
    }

    private Span part(String name) {
        return switch (name) {
            case "id" -> id;
            case "method" -> method;
            case "params" -> params;
            case "result" -> result;
            case "error" -> error;
            case "jsonrpc" -> version;
            default -> extra;
        };
    }

    private Shape shape() {
        if (repeated) {
            return refuse(Refusal.DUPLICATE_MEMBER);
        }
        if (id.isPresent() && !isString(id) && !isInteger(id) && !mayBeNull()) {
            return refuse(Refusal.BAD_ID);
        }
        if (method.isPresent()) {
            if (!isString(method)) {
                return refuse(Refusal.BAD_METHOD);
            }
            return id.isPresent() ? Shape.REQUEST : Shape.NOTIFICATION;
        }
        if (!id.isPresent() || result.isPresent() == error.isPresent()) {
            return refuse(Refusal.NO_SHAPE);
        }
        if (error.isPresent() && bytes[error.from()] != '{') {
            return refuse(Refusal.BAD_ERROR);
        }
        return result.isPresent() ? Shape.RESPONSE : Shape.FAILURE;
    }

    /** Whether the message may say that it does not know its id: only an error that answers who knows what. */
    private boolean mayBeNull() {
        return isNull(id) && error.isPresent() && !method.isPresent();
    }

    private boolean isString(Span value) {
        return bytes[value.from()] == '"';
    }

    private boolean isNull(Span value) {
        return bytes[value.from()] == 'n';
    }

    private boolean isInteger(Span value) {
        for (int i = bytes[value.from()] == '-' ? value.from() + 1 : value.from(); i < value.to(); i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Finds the value at {@code path} inside {@code object}, a part of the message just scanned.
     *
     * @return whether it is there; {@code found} is then its place, otherwise absent
     */
    public boolean find(Span object, IdPath path, Span found) {
        found.set(object.from(), object.to());
        for (int level = 0; level < path.depth() && found.isPresent(); level++) {
            member(found, path, level);
        }
        return found.isPresent();
    }

    /** Moves {@code place} from an object to its member; of several the last counts, as every parser here has it. */
    private void member(Span place, IdPath path, int level) {
        int p = place.from();
        place.clear();
        if (bytes[p] != '{') {
            return;
        }
        p = grammar.space(p + 1);
        while (bytes[p] != '}') {
            int nameEnd = grammar.string(p);
            boolean match = grammar.escaped()
                    ? path.matches(level, JsonText.decode(bytes, p, nameEnd))
                    : path.matches(level, bytes, p + 1, nameEnd - 1);
            int valueStart = grammar.colon(nameEnd);
            int valueEnd = grammar.value(valueStart, level + 2);
            if (match) {
                place.set(valueStart, valueEnd);
            }
            p = grammar.space(valueEnd);
            if (bytes[p] == ',') {
                p = grammar.space(p + 1);
            }
        }
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The message without the space around it. */
    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public Span id() {
        return id;
    }

    public Span method() {
        return method;
    }

    /** Whether {@link #methodName()} differs from the bytes between the quotes: some encoders write {@code \/}. */
    public boolean isMethodEscaped() {
        return methodEscaped;
    }

    public Span params() {
        return params;
    }

    public Span result() {
        return result;
    }

    public Span error() {
        return error;
    }

    /** The {@code jsonrpc} member. */
    public Span version() {
        return version;
    }

    public String methodName() {
        return JsonText.decode(bytes, method.from(), method.to());
    }

    public RequestId requestId() {
        return RequestId.ofJson(json(id));
    }

    /** The id as a number, unless it is a string or too large for one. */
    public OptionalLong integerId() {
        return integer(id);
    }

    /** The integer at this place of the message just scanned, if it is one and not too large. */
    public OptionalLong integer(Span value) {
        if (!value.isPresent() || value.length() > 18 || isString(value) || !isInteger(value)) {
            return OptionalLong.empty();
        }
        boolean negative = bytes[value.from()] == '-';
        long number = 0;
        for (int i = negative ? value.from() + 1 : value.from(); i < value.to(); i++) {
            number = 10 * number + (bytes[i] - '0');
        }
        return OptionalLong.of(negative ? -number : number);
    }

    /** The string at the path inside {@code object}, a part of the message just scanned, if there is one. */
    public Optional<String> text(Span object, IdPath path) {
        return object.isPresent() && find(object, path, string) && isString(string)
                ? Optional.of(JsonText.decode(bytes, string.from(), string.to()))
                : Optional.empty();
    }

    /** The JSON at this place of the message just scanned. */
    public String json(Span value) {
        return new String(bytes, value.from(), value.length(), StandardCharsets.UTF_8);
    }

    /** The bytes of the message just scanned. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** The message just scanned, with bytes of its own. */
    public Message message() {
        Bytes raw = Bytes.wrap(copy());
        if (method.isPresent()) {
            return id.isPresent()
                    ? new Request(raw, requestId(), methodName(), part(raw, params))
                    : new Notification(raw, methodName(), part(raw, params));
        }
        return result.isPresent()
                ? new Response(raw, requestId(), part(raw, result))
                : new Failure(raw, requestId(), part(raw, error));
    }

    private Bytes part(Bytes raw, Span part) {
        return part.isPresent() ? raw.slice(part.from() - from, part.to() - from) : Bytes.EMPTY;
    }
}
