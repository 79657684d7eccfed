package dev.drawbridge.core.shell;

/** Characters that a reader may take for another, or not see: control and format characters, uncommon spaces, halves of pairs. */
final class Invisible {
    private Invisible() {}

    static boolean is(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE ->
                true;
            case Character.SPACE_SEPARATOR -> character != ' ';
            default -> false;
        };
    }
}
