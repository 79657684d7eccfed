package dev.drawbridge.protocol.catalog;

/** The answer that the agent has no method of that name. */
public enum Unknown implements Entry {
    METHOD
}
