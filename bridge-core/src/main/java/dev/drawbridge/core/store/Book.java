package dev.drawbridge.core.store;

import java.sql.SQLException;

/** Things in memory that the database is told about by the clerk. */
interface Book {
    /** Takes in what the database knows from earlier runs. */
    void load(Tables tables) throws SQLException;

    /**
     * Notes all that is here for a database that knows nothing.
     *
     * @param why what has become of the one before, in a sentence
     */
    void beginAnew(String why);

    /** What the database has to be told now. */
    Page page();
}
