package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Screen;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A record of the audit as people read it: number, local time, deed, who, thread, and the rest. */
final class AuditLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss",
            Locale.ROOT);
    private static final int NUMBER = 6;
    private static final int ACTION = 15;
    private static final int WHO = 24;
    private static final String FAINT = "\033[2m";
    private static final String PLAIN = "\033[0m";

    private final Screen screen;
    private final ZoneId zone;

    AuditLine(Screen screen, ZoneId zone) {
        this.screen = screen;
        this.zone = zone;
    }

    String of(AuditRecord record) {
        String when = String.format(Locale.ROOT, "%" + NUMBER + "d  ", record.number())
                + TIME.format(Instant.ofEpochMilli(record.atMs()).atZone(zone)) + "  ";
        String what = Glyphs.pad(
                record.action().name().toLowerCase(Locale.ROOT).replace('_', ' '), ACTION) + " ";
        String line = screen.fit(when + what + Glyphs.pad(who(record), WHO) + "  " + rest(record))
                .stripTrailing();
        return screen.coloured() && line.length() > when.length()
                ? FAINT + when + PLAIN + line.substring(when.length())
                : line;
    }

    private static String who(AuditRecord record) {
        return Glyphs.harmless(Stream.of(record.client(), record.device())
                .flatMap(name -> name.stream()).collect(Collectors.joining(" on ")));
    }

    private static String rest(AuditRecord record) {
        Stream<String> thread = record.threadId().stream().map(id -> "thread=" + id);
        Stream<String> details = new TreeMap<>(record.details()).entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue());
        return Glyphs.harmless(Stream.concat(thread, details).collect(Collectors.joining(" ")));
    }
}
