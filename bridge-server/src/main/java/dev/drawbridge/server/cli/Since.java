package dev.drawbridge.server.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** A time in the past as people write it: a day, a moment, or how long ago. */
final class Since {
    private Since() {}

    static Optional<Instant> read(String text, Instant now, ZoneId zone) {
        try {
            if (text.matches("[0-9]{1,6}[mhd]")) {
                String days = text.endsWith("d") ? "P" : "PT";
                return Optional.of(now.minus(Duration.parse(days + text.toUpperCase(Locale.ROOT))));
            }
            return Optional.of(text.contains("T")
                    ? LocalDateTime.parse(text).atZone(zone).toInstant()
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
