package dev.drawbridge.core.log;

import dev.drawbridge.core.frame.Encoding;
import dev.drawbridge.core.frame.Frame;
import dev.drawbridge.core.frame.Frames;
import dev.drawbridge.core.history.History;
import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Splice;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Everything that happens in one thread, in order, numbered, in every encoding that somebody follows. */
public final class ThreadLog {
    private final Map<Encoding, Track> tracks = new EnumMap<>(Encoding.class);
    private final Splice splice = new Splice();
    private final History history;
    private long last;
    private long floor;

    /** @param history which has it all up to now */
    public ThreadLog(History history) {
        this.history = history;
        this.last = history.head().last();
        join(new Chronicler(history));
    }

    public History history() {
        return history;
    }

    /** The number of the last event. */
    public long last() {
        return last;
    }

    /** Lets {@code subscriber} follow from now on. */
    public Cursor join(Subscriber subscriber) {
        Track track = tracks.computeIfAbsent(subscriber.encoding(), encoding -> new Track());
        Cursor cursor = new Cursor(this, track, subscriber);
        track.join(cursor, last);
        return cursor;
    }

    /** Appends the message that {@code scanner} has found in {@code bytes}. */
    public void append(Entry method, byte[] bytes, Scanner scanner) {
        long seq = last + 1;
        for (Map.Entry<Encoding, Track> each : tracks.entrySet()) {
            Track track = each.getValue();
            if (track.isFollowed()) {
                append(each.getKey(), track, seq, method, bytes, scanner);
            }
        }
        last = seq;
    }

    private void append(Encoding encoding, Track track, long seq, Entry method, byte[] bytes,
            Scanner scanner) {
        encoding.edit(splice.of(bytes, scanner), scanner.version(), seq);
        ByteBuffer out = track.reserve(Frames.length(splice.length()), last);
        int start = out.position();
        Frames.open(out, splice.length());
        splice.writeTo(out);
        Frames.close(out);

        boolean large = Frame.isWorthDeflating(out.position() - start);
        Optional<Frame> shared = Optional.empty();
        for (Cursor cursor : track.cursors()) {
            Subscriber subscriber = cursor.subscriber();
            boolean accepted = subscriber.acceptsEverything() || subscriber.accepts(method);
            boolean deflated = accepted && large && subscriber.deflates();
            if (!accepted || deflated) {
                cursor.deliverTo(start, last);
            }
            if (deflated) {
                shared = shared.or(() -> Optional.of(Frame.copyOf(track.array(), start, out.position())));
                cursor.deliver(shared.get(), out.position(), seq);
            } else if (!accepted) {
                cursor.moveTo(out.position(), seq);
            }
        }
    }

    /**
     * Leaves a number out: what happened before may not be all that happened until now. Whoever is told of the thread's
     * state from now on has this number.
     */
    public void skip() {
        deliver();
        last++;
        tracks.values().forEach(track -> track.skip(last));
        history.skip(last - 1, last);
    }

    /** Before this number it does not tell all that happened: nobody can go on from there. */
    public void cut(long from) {
        floor = Math.max(floor, from);
        history.cut(floor);
    }

    /** The number behind which it tells all that happened. */
    public long floor() {
        return floor;
    }

    /** Hands what was appended to everybody who follows. */
    public void deliver() {
        tracks.values().forEach(track -> track.deliver(last));
    }
}
