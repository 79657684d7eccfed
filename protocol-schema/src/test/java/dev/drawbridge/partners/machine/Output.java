package dev.drawbridge.partners.machine;

/** What a program that has ended said. */
public record Output(int exitCode, String stdout, String stderr) {}
