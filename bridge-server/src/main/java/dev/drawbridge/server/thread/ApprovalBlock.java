package dev.drawbridge.server.thread;

import dev.drawbridge.protocol.bridge.approval.AnsweredBy;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import dev.drawbridge.protocol.bridge.approval.Closing;
import dev.drawbridge.protocol.bridge.approval.Decision;
import dev.drawbridge.server.paper.Ages;
import dev.drawbridge.server.paper.Glyphs;
import dev.drawbridge.server.paper.Ink;
import dev.drawbridge.server.paper.Sheet;
import dev.drawbridge.server.transcript.ChangeBlock;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an agent asks, with all that somebody needs to know to answer. */
final class ApprovalBlock {
    private static final String MARGIN = "  ";

    private ApprovalBlock() {}

    /** @param now in milliseconds since 1970 */
    static void of(Sheet sheet, Approval approval, long now) {
        sheet.gap();
        sheet.paragraph(Ink.YELLOW, "? ", MARGIN, question(approval));
        what(sheet, approval);
        approval.directory().ifPresent(directory -> row(sheet, "in " + directory));
        String reason = approval.params().path("reason").asText("");
        if (!reason.isEmpty()) {
            row(sheet, "because: " + reason);
        }
        approval.changes().ifPresent(changes -> ChangeBlock.changes(sheet, changes));
        row(sheet, approval.agent() + ", thread " + ShortIds.alone(approval.threadId()) + ", "
                + Ages.of(now - approval.openedAtMs()) + " ago");
    }

    private static String question(Approval approval) {
        return switch (approval.kind()) {
            case COMMAND -> "May it run this?";
            case FILE_CHANGE -> "May it change files?";
            case PERMISSIONS -> "May it do more than it may now?";
            case TOOL -> "May it use this tool?";
            case QUESTION -> "It wants to know:";
            case ELICITATION -> "A tool wants to know:";
        };
    }

    private static void what(Sheet sheet, Approval approval) {
        String command = approval.params().path("command").asText("");
        if (!command.isEmpty()) {
            // as it stands there: whoever says yes says it to all of it
            sheet.paragraph(Ink.BOLD, MARGIN + "$ ", MARGIN + MARGIN, Glyphs.spelt(command));
        } else if (approval.kind() != ApprovalKind.QUESTION) {
            sheet.paragraph(Ink.BOLD, MARGIN, MARGIN, Glyphs.spelt(approval.summary()));
        }
        Wanted.show(sheet, approval);
    }

    /** What can be done about it, by which commands. */
    static void how(Sheet sheet, Approval approval, String id) {
        String scopes = approval.scopes().stream().filter(scope -> scope != ApprovalScope.ONCE)
                .map(scope -> "--" + word(scope)).collect(Collectors.joining(" or "));
        row(sheet, "drawbridge approve " + id + Wanted.options(approval)
                + (scopes.isEmpty() ? "" : "   [" + scopes + "]"));
        if (approval.decisions().contains(Decision.DECLINE)
                || approval.decisions().contains(Decision.CANCEL)) {
            row(sheet, "drawbridge deny " + id
                    + (approval.decisions().contains(Decision.CANCEL) ? "   [--cancel]" : ""));
        }
    }

    /** How it has ended, in a sentence. */
    static String end(ApprovalState state, Closing closing) {
        return switch (state) {
            case OPEN -> "open";
            case ANSWERED -> closing.decision().map(ApprovalBlock::done).orElse("answered")
                    + closing.scope().filter(scope -> scope != ApprovalScope.ONCE)
                            .map(scope -> " (" + word(scope) + ")").orElse("")
                    + closing.by().map(AnsweredBy::name).map(name -> " by " + name).orElse("")
                    + closing.note().map(note -> ": " + note).orElse("");
            case EXPIRED -> "declined, for nobody has answered in time";
            case WITHDRAWN -> "not asked any more" + closing.reason().map(why -> ": " + why).orElse("");
        };
    }

    private static String done(Decision decision) {
        return switch (decision) {
            case ACCEPT -> "accepted";
            case DECLINE -> "declined";
            case CANCEL -> "declined, and the turn stopped,";
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void row(Sheet sheet, String text) {
        sheet.paragraph(Ink.FAINT, MARGIN, MARGIN, text);
    }
}
