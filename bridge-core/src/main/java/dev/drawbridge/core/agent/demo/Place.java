package dev.drawbridge.core.agent.demo;

/** Directories that exist in the demo's words only. */
final class Place {
    static final String HOME = "/demo/.codex";
    static final String PROJECT = "/demo/greeting";

    private Place() {}
}
