package dev.drawbridge.server.access.signed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.access.Scopes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a signed token says, as far as it concerns the bridge. */
record Claims(Instant expires, Optional<Instant> notBefore, Optional<String> issuer, List<String> audience,
        Optional<String> subject, Optional<Scopes> scopes) {
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int LONGEST_SUBJECT = 128;

    Claims {
        audience = List.copyOf(audience);
    }

    /** A claim that is there and has no meaning, as a time that is no number. */
    private static final class Meaningless extends Exception {
        private static final long serialVersionUID = 1L;

        Meaningless(String claim) {
            super(claim);
        }
    }

    static Optional<Claims> in(byte[] payload) {
        Optional<ObjectNode> object = StrictJson.object(payload);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode said = object.get();
        try {
            Optional<Instant> expires = time(said, "exp");
            return expires.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Claims(expires.get(), time(said, "nbf"), text(said, "iss"),
                            texts(said, "aud"), subject(said), scopes(said)));
        } catch (Meaningless e) {
            return Optional.empty(); // nobody knows what was meant
        }
    }

    private static Optional<Instant> time(ObjectNode said, String claim) throws Meaningless {
        JsonNode seconds = said.path(claim);
        if (seconds.isMissingNode()) {
            return Optional.empty();
        }
        if (!seconds.isIntegralNumber() || !seconds.canConvertToLong()
                || seconds.longValue() < 0 || seconds.longValue() > LAST_SECOND) {
            throw new Meaningless(claim);
        }
        return Optional.of(Instant.ofEpochSecond(seconds.longValue()));
    }

    private static Optional<String> text(ObjectNode said, String claim) throws Meaningless {
        if (said.path(claim).isArray()) {
            throw new Meaningless(claim);
        }
        return texts(said, claim).stream().findFirst();
    }

    private static List<String> texts(ObjectNode said, String claim) throws Meaningless {
        JsonNode value = said.path(claim);
        List<String> texts = new ArrayList<>();
        for (JsonNode text : value.isArray() ? value : List.of(value)) {
            if (text.isTextual()) {
                texts.add(text.textValue());
            } else if (!text.isMissingNode()) {
                throw new Meaningless(claim);
            }
        }
        return texts;
    }

    /** It becomes a name that people read, so that it must not do anything to their screens. */
    private static Optional<String> subject(ObjectNode said) throws Meaningless {
        Optional<String> subject = text(said, "sub");
        if (subject.isPresent() && (subject.get().isBlank() || subject.get().length() > LONGEST_SUBJECT
                || !subject.get().codePoints().allMatch(Claims::isHarmless))) {
            throw new Meaningless("sub");
        }
        return subject;
    }

    private static boolean isHarmless(int glyph) {
        int type = Character.getType(glyph);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static Optional<Scopes> scopes(ObjectNode said) throws Meaningless {
        if (said.has("scope") && said.has("scopes")) {
            throw new Meaningless("scopes");
        }
        if (said.has("scope")) {
            return Optional.of(scopes(text(said, "scope").orElse("")));
        }
        if (!said.has("scopes")) {
            return Optional.empty();
        }
        List<String> words = texts(said, "scopes");
        if (!said.path("scopes").isArray() || !words.stream().allMatch(word -> word.matches("[a-z]+"))) {
            throw new Meaningless("scopes");
        }
        return Optional.of(scopes(String.join(" ", words)));
    }

    private static Scopes scopes(String words) throws Meaningless {
        try {
            return Scopes.parse(words);
        } catch (IllegalArgumentException e) {
            throw new Meaningless("scope"); // a word that we do not know may well be a restriction
        }
    }
}
