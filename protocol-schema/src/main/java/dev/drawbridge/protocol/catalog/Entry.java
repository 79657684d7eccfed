package dev.drawbridge.protocol.catalog;

/** The catalog's answer for a method's name. */
public sealed interface Entry permits Method, Unknown {}
