package dev.drawbridge.core.store;

/**
 * What has to be known when the database is opened.
 *
 * @param goesOn whether everything that happened since an earlier run closed it is in it
 * @param trusted the epoch whose marks can be trusted, {@code ""} if there is none
 */
record Opening(String epoch, boolean goesOn, String trusted, long now) {}
