package dev.drawbridge.protocol.catalog;

import java.io.Serial;

/** A mistake in a catalog file, with the file, line and column where it stands. */
public final class CatalogException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CatalogException(String file, int line, int column, String mistake) {
        super(file + ":" + line + ":" + column + ": " + mistake);
    }
}
