package dev.drawbridge.core.log;

import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.message.Scanner;
import dev.drawbridge.protocol.message.Splice;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Everything that happens in one thread, in order, in every encoding that somebody follows. */
public final class ThreadLog {
    private final Map<Encoding, Track> tracks = new EnumMap<>(Encoding.class);
    private final Splice splice = new Splice();

    /** Lets {@code subscriber} follow from now on. */
    public Cursor join(Subscriber subscriber) {
        Track track = tracks.computeIfAbsent(subscriber.encoding(), encoding -> new Track());
        Cursor cursor = new Cursor(track, subscriber);
        track.join(cursor);
        return cursor;
    }

    /** Appends the message that {@code scanner} has found in {@code bytes}. */
    public void append(Entry method, byte[] bytes, Scanner scanner) {
        for (Map.Entry<Encoding, Track> each : tracks.entrySet()) {
            Track track = each.getValue();
            if (track.isFollowed()) {
                append(each.getKey(), track, method, bytes, scanner);
            }
        }
    }

    private void append(Encoding encoding, Track track, Entry method, byte[] bytes, Scanner scanner) {
        splice.of(bytes, scanner);
        switch (encoding) {
            case PLAIN -> {
                /* as it is */ }
            case VERSIONED -> splice.version(scanner.version());
        }
        ByteBuffer out = track.reserve(Frames.length(splice.length()));
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
                cursor.deliverTo(start);
                cursor.moveTo(out.position());
            }
            if (deflated) {
                shared = shared.or(() -> Optional.of(Frame.copyOf(track.array(), start, out.position())));
                subscriber.take(shared.get());
            }
        }
    }

    /** Hands what was appended to everybody who follows. */
    public void deliver() {
        tracks.values().forEach(Track::deliver);
    }
}
