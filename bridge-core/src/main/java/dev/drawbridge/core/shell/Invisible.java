package dev.drawbridge.core.shell;

/** Characters that a reader may take for another, or not see: control and format characters, uncommon spaces, halves of pairs. */
public final class Invisible {
    private Invisible() {}

    /** Whether there is one in the text. */
    public static boolean isIn(String text) {
        return text.chars().anyMatch(each -> is((char) each));
    }

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
