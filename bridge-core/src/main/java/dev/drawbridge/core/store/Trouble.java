package dev.drawbridge.core.store;

import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What can be wrong with the database. */
enum Trouble {
    /** There is no room; it may be used again when there is. */
    FULL,
    /** Another program keeps us from writing; it may be used again when that one has done. */
    BUSY,
    /** The system does not let us read or write it; whoever owns the machine may change that. */
    UNUSABLE,
    /** The file is no longer where it was, and what is written to it is lost. */
    MOVED,
    /** What is in it is not what was put there. */
    DAMAGED,
    /** It was made by a later version of the program. */
    NEWER,
    /** Another bridge has it. */
    TAKEN;

    /** What to tell people: what it means for them, and what they can do. */
    String sentence(Path file) {
        return switch (this) {
            case FULL -> "nothing is kept at present, the disk with " + file
                    + " is full: make room, and keeping goes on by itself";
            case BUSY -> "nothing is kept at present, another program holds " + file
                    + ": end it, and keeping goes on by itself";
            case UNUSABLE -> "nothing is kept at present, " + file
                    + " cannot be read and written: let the bridge's user do both, and keeping goes on by itself, or name another directory in DRAWBRIDGE_HOME";
            case MOVED -> "what was kept is gone, " + file
                    + " was taken away while it was in use: keeping has begun anew, do that only when no bridge runs";
            case DAMAGED -> "what was kept is gone, the database was damaged and is now " + file
                    + ": keeping has begun anew, delete that file when nobody needs it";
            case NEWER ->
                "what was kept is set aside, the database was made by a later Drawbridge and is now " + file
                        + ": keeping has begun anew, give that file its old name back to use it with the later one";
            case TAKEN ->
                "nothing is kept in this run, another bridge keeps its things in " + file.getParent()
                        + ": name another directory in DRAWBRIDGE_HOME to keep them here, too";
        };
    }

    /** What an error of SQLite, of the file system or of our own means. */
    static Trouble of(Exception failure) {
        return switch (failure) {
            case NewerDatabaseException newer -> NEWER;
            case HomeTakenException taken -> TAKEN;
            case MovedException moved -> MOVED;
            case GarbledException garbled -> DAMAGED;
            case SQLiteException ofSqlite -> of(ofSqlite.getResultCode());
            default -> UNUSABLE;
        };
    }

    private static Trouble of(SQLiteErrorCode error) {
        return switch (error) {
            case SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_DATA, SQLITE_IOERR_SHORT_READ -> DAMAGED;
            case SQLITE_READONLY_DBMOVED -> MOVED;
            default -> ofPrimary(SQLiteErrorCode.getErrorCode(error.code & 0xff));
        };
    }

    /** A table that is missing or takes no row is a generic error, and as good as a page of garbage. */
    private static Trouble ofPrimary(SQLiteErrorCode error) {
        return switch (error) {
            case SQLITE_FULL -> FULL;
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> BUSY;
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_ERROR, SQLITE_CONSTRAINT,
                    SQLITE_MISMATCH ->
                DAMAGED;
            default -> UNUSABLE;
        };
    }
}
