package dev.drawbridge.server.access.signed;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed token taken apart, of which nothing is believed yet.
 *
 * @param signed what the signature is about
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, 7.1</a>
 */
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
record Compact(String signed, byte[] header, byte[] payload, byte[] signature) {
    /** Longer ones are not looked at. */
    static final int LONGEST = 8 << 10;

    private static final Pattern FORM = Pattern
            .compile("(([A-Za-z0-9_-]++)\\.([A-Za-z0-9_-]++))\\.([A-Za-z0-9_-]++)");

    static Optional<Compact> parse(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<byte[]> header = decode(form.group(2));
        Optional<byte[]> payload = decode(form.group(3));
        Optional<byte[]> signature = decode(form.group(4));
        return header.isPresent() && payload.isPresent() && signature.isPresent()
                ? Optional.of(new Compact(form.group(1), header.get(), payload.get(), signature.get()))
                : Optional.empty();
    }

    /** What is not the one way to write these bytes is refused: else one token could be written in several ways. */
    private static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Optional.of(bytes).filter(
                    decoded -> Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a letter too few
        }
    }
}
