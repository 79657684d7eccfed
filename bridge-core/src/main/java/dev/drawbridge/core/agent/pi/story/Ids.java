package dev.drawbridge.core.agent.pi.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The names of turns and items.
 *
 * <p>Pi's messages carry the millisecond of their beginning, the same live and in the file; so what they bring is
 * named after it. What has no such time, or another one live than in the file (compactions, a person's commands,
 * what extensions say), is named after how many of its kind are in the session.
 */
public final class Ids {
    private Ids() {}

    /** The turn that a message of this time begins; {@code k} counts those of the same time, from 0. */
    public static String turn(long timestamp, int k) {
        return uuid(timestamp, "turn " + timestamp + " " + k);
    }

    /**
     * The turn that something without a time of its own begins.
     *
     * @param item the id of that
     * @param before the time of the last message before it, 0 if there is none
     */
    public static String turnOf(String item, long before) {
        return uuid(before, "turn of " + item + " " + before);
    }

    /** A message of the user; {@code k} counts those of the same time, from 0. */
    public static String user(long timestamp, int k) {
        return again("u" + timestamp, k);
    }

    /** A block of text or thinking in an assistant's message. */
    public static String block(long timestamp, int contentIndex) {
        return "a" + timestamp + "-" + contentIndex;
    }

    /** A block in the {@code k}-th further assistant's message of the same time. */
    public static String block(long timestamp, int contentIndex, int k) {
        return again(block(timestamp, contentIndex), k);
    }

    /** A tool's call in an assistant's message. */
    public static String call(long timestamp, int contentIndex) {
        return "t" + timestamp + "-" + contentIndex;
    }

    /** A tool's call in the {@code k}-th further assistant's message of the same time. */
    public static String call(long timestamp, int contentIndex, int k) {
        return again(call(timestamp, contentIndex), k);
    }

    /** The nth command of the person, from 1. */
    public static String command(int n) {
        return "b" + n;
    }

    /** The nth message that an extension shows, from 1. */
    public static String custom(int n) {
        return "x" + n;
    }

    /** The nth compaction, from 1. */
    public static String compaction(int n) {
        return "c" + n;
    }

    /** The nth summary of a branch that was left, from 1. */
    public static String branch(int n) {
        return "s" + n;
    }

    /** The id of what came under an id before: {@code k} counts how often, from 0. */
    static String again(String id, int k) {
        return k == 0 ? id : id + "-" + (k + 1);
    }

    /** A UUID of version 7 of that time, whose other bits a text decides. */
    private static String uuid(long millis, String text) {
        try {
            ByteBuffer hash = ByteBuffer
                    .wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
            long high = (millis << 16) | 0x7000 | (hash.getLong() & 0xfff);
            long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
