package dev.drawbridge.server.log;

/** How a line of the log is written. */
public enum LogFormat {
    TEXT, JSON
}
