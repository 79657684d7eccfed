package dev.drawbridge.server.cli.doctor;

import dev.drawbridge.server.paper.Ink;

/** How bad something is. */
enum Grade {
    /** As it should be. */
    OK("ok", Ink.GREEN),
    /** Not wrong, but somebody may wonder. */
    NOTE("note", Ink.YELLOW),
    /** Something does not work. */
    BAD("bad", Ink.RED);

    private final String word;
    private final Ink ink;

    Grade(String word, Ink ink) {
        this.word = word;
        this.ink = ink;
    }

    String word() {
        return word;
    }

    Ink ink() {
        return ink;
    }
}
