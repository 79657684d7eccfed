package dev.drawbridge.server.cli;

import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.device.Device;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Screen;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Devices as people read them, one a line below a heading: what matters most comes first, for lines are cut where they do not fit. */
final class DeviceTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm",
            Locale.ROOT);
    private static final List<String> HEADING = List.of("NAME", "MAY", "OPEN", "LAST SEEN", "FROM", "ID");
    private static final String GAP = "  ";
    private static final String FAINT = "\033[2m";
    private static final String PLAIN = "\033[0m";

    private final Screen screen;
    private final ZoneId zone;

    DeviceTable(Screen screen, ZoneId zone) {
        this.screen = screen;
        this.zone = zone;
    }

    List<String> of(List<Device> devices) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADING);
        devices.forEach(device -> rows.add(row(device)));
        List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, rows)).toList());
        if (screen.coloured()) {
            lines.set(0, FAINT + lines.getFirst() + PLAIN);
        }
        return lines;
    }

    private List<String> row(Device device) {
        return List.of(Glyphs.harmless(device.name()), words(Scopes.of(device.scopes())),
                device.connections() == 0 ? "-" : String.valueOf(device.connections()),
                time(device.lastSeenAtMs()), Glyphs.harmless(device.lastSeenFrom().orElse("-")),
                Glyphs.harmless(device.deviceId()));
    }

    private String time(Optional<Long> at) {
        return at.map(known -> TIME.format(Instant.ofEpochMilli(known).atZone(zone))).orElse("never");
    }

    /** The preset's name, if it is one. */
    static String words(Scopes scopes) {
        return scopes.equals(Scopes.OWNER)
                ? "owner"
                : scopes.equals(Scopes.OPERATOR)
                        ? "operator"
                        : scopes.equals(Scopes.VIEWER) ? "viewer" : scopes.words();
    }

    private String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(Glyphs.pad(row.get(column), width(rows, column))).append(GAP);
        }
        return screen.fit(line.toString()).stripTrailing();
    }

    private static int width(List<List<String>> rows, int column) {
        return IntStream.range(0, rows.size()).map(row -> Glyphs.width(rows.get(row).get(column))).max()
                .orElse(0);
    }
}
