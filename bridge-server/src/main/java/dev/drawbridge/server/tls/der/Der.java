package dev.drawbridge.server.tls.der;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/**
 * Values of ASN.1 as their distinguished encoding (DER) has them, as far as certificates and keys need it.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-X.690">X.690</a>
 */
public final class Der {
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    static final int OCTETS = 0x04;
    private static final int NULL = 0x05;
    private static final int OID = 0x06;
    private static final int UTF8 = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONTEXT = 0x80;
    static final int CONTEXT_CONSTRUCTED = 0xa0;

    /** Times before this have two digits for the year in a certificate. */
    private static final int FOUR_DIGITS_FROM = 2050;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'");
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    private Der() {}

    public static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    public static byte[] set(byte[]... parts) {
        return value(SET, parts);
    }

    /** A part that is known by its number, in the place of its type. */
    public static byte[] part(int number, byte[] content) {
        return value(CONTEXT | number, content);
    }

    /** Whole values that are known by a number. */
    public static byte[] numbered(int number, byte[]... values) {
        return value(CONTEXT_CONSTRUCTED | number, values);
    }

    public static byte[] yes() {
        return value(BOOLEAN, new byte[]{(byte) 0xff});
    }

    public static byte[] nothing() {
        return value(NULL);
    }

    public static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    public static byte[] octets(byte[] bytes) {
        return value(OCTETS, bytes);
    }

    /** Bits of which the last {@code unused} do not count. */
    public static byte[] bits(int unused, byte[] bytes) {
        return value(BITS, new byte[]{(byte) unused}, bytes);
    }

    public static byte[] text(String text) {
        return value(UTF8, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The name of a thing by its numbers, such as {@code 2.5.4.3}. */
    public static byte[] oid(String dotted) {
        long[] arcs = Stream.of(dotted.split("\\.")).mapToLong(Long::parseLong).toArray();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        arc(bytes, arcs[0] * 40 + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            arc(bytes, arcs[i]);
        }
        return value(OID, bytes.toByteArray());
    }

    public static byte[] time(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        boolean isLong = time.getYear() >= FOUR_DIGITS_FROM;
        return value(isLong ? GENERALIZED_TIME : UTC_TIME,
                time.format(isLong ? LONG : SHORT).getBytes(StandardCharsets.US_ASCII));
    }

    private static void arc(ByteArrayOutputStream bytes, long number) {
        int groups = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + 6) / 7);
        for (int i = groups - 1; i >= 0; i--) {
            bytes.write((int) (number >>> (7 * i) & 0x7f) | (i > 0 ? 0x80 : 0));
        }
    }

    private static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int length = Stream.of(parts).mapToInt(part -> part.length).sum();
        bytes.write(tag);
        if (length < 0x80) {
            bytes.write(length);
        } else {
            byte[] written = BigInteger.valueOf(length).toByteArray();
            int zero = written[0] == 0 ? 1 : 0;
            bytes.write(0x80 | (written.length - zero));
            bytes.write(written, zero, written.length - zero);
        }
        Stream.of(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
