package dev.drawbridge.server.log;

import ch.qos.logback.classic.Level;

/** From where on events are logged. */
public enum LogLevel {
    ERROR, WARN, INFO, DEBUG, TRACE;

    Level level() {
        return Level.toLevel(name());
    }
}
