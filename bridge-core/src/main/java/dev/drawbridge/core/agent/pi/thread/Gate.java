package dev.drawbridge.core.agent.pi.thread;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.core.agent.pi.rpc.Dialog;
import dev.drawbridge.core.agent.speech.Shapes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dialog that asks no more than whether a tool may do what it was called for.
 *
 * @param words what the extension says
 * @param yes the answer that lets it
 * @param no the answer that does not
 */
record Gate(String words, ObjectNode yes, ObjectNode no) {
    private static final Pattern YES = Pattern.compile(
            "^\\W*(yes|y|allow|approve|accept|ok|okay|run|proceed|continue|confirm)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NO = Pattern.compile(
            "^\\W*(no|n|deny|block|reject|refuse|decline|disallow|don't|do not|cancel|abort|stop|skip)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** How people ask whether a tool may; anything else that is asked meanwhile is a question of its own. */
    private static final Pattern OF_A_TOOL = Pattern.compile(
            "\\b(run|execute|allow|permit|permission|approve|command|bash|shell|tool|edit|write|overwrite|file"
                    + "|dangerous|may (it|this))\\b",
            Pattern.CASE_INSENSITIVE);
    /** So much of what a tool is to do is enough to be told by. */
    private static final int TELLING = 24;

    /** Whether it is that about which the dialog asks. */
    boolean isAbout(String subject) {
        String beginning = subject.substring(0, Math.min(TELLING, subject.length()));
        return OF_A_TOOL.matcher(words).find() || (!beginning.isBlank() && words.contains(beginning));
    }

    static Optional<Gate> of(Dialog dialog) {
        return switch (dialog) {
            case Dialog.Confirm confirm -> Optional.of(new Gate(words(confirm),
                    Shapes.object().put("confirmed", true), Shapes.object().put("confirmed", false)));
            case Dialog.Select select -> of(select);
            case Dialog.Input _,Dialog.Editor _ -> Optional.empty();
        };
    }

    private static Optional<Gate> of(Dialog.Select select) {
        List<String> yes = matching(select, YES);
        List<String> no = matching(select, NO);
        return select.options().size() == 2 && yes.size() == 1 && no.size() == 1 && !yes.equals(no)
                ? Optional.of(new Gate(select.title(), Shapes.object().put("value", yes.getFirst()),
                        Shapes.object().put("value", no.getFirst())))
                : Optional.empty();
    }

    private static List<String> matching(Dialog.Select select, Pattern pattern) {
        return select.options().stream().filter(option -> pattern.matcher(option).matches()).toList();
    }

    private static String words(Dialog.Confirm confirm) {
        return (confirm.title() + "\n" + confirm.message()).strip();
    }
}
