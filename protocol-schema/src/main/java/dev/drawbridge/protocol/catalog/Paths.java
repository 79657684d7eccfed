package dev.drawbridge.protocol.catalog;

import dev.drawbridge.protocol.message.IdPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The paths in the cells of a catalog file; equal ones are one object. */
final class Paths {
    private final Map<String, IdPath> known = new HashMap<>();

    IdPath only(Row row, int cell) {
        if (row.isNothing(cell)) {
            throw row.wrong(cell, "a path is needed here");
        }
        return of(row.text(cell), row, cell);
    }

    /** The paths of a cell that joins them with commas; none where it holds nothing. */
    List<IdPath> list(Row row, int cell) {
        List<IdPath> paths = new ArrayList<>();
        if (!row.isNothing(cell)) {
            for (String path : row.text(cell).split(",", -1)) {
                paths.add(of(path, row, cell));
            }
        }
        return paths;
    }

    /** The path that {@code text}, a part of the cell, writes. */
    IdPath of(String text, Row row, int cell) {
        IdPath path = known.get(text);
        if (path == null) {
            try {
                path = IdPath.of(text);
            } catch (IllegalArgumentException e) {
                throw row.wrong(cell, String.valueOf(e.getMessage()));
            }
            known.put(text, path);
        }
        return path;
    }
}
