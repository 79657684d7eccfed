package dev.drawbridge.server.thread;

import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswer;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What is asked where the one who can answer sits. */
final class Prompt {
    private static final int LONGEST_LINE = 1000;

    private final InputStream in;
    private final Consumer<String> typed;
    private boolean reading;

    /** @param typed is told each line, on a thread of its own */
    Prompt(InputStream in, Consumer<String> typed) {
        this.in = in;
        this.typed = typed;
    }

    /** Whether a letter answers it. */
    static boolean canAsk(Approval approval) {
        return switch (approval.kind()) {
            case COMMAND, FILE_CHANGE, PERMISSIONS, TOOL -> true;
            case QUESTION, ELICITATION -> false;
        };
    }

    /** The letters there are for it. */
    static String words(Approval approval) {
        List<String> words = new ArrayList<>();
        words.add("[y]es");
        if (approval.scopes().contains(ApprovalScope.SESSION)) {
            words.add("yes for this [s]ession");
        }
        if (approval.scopes().contains(ApprovalScope.ALWAYS)) {
            words.add("[a]lways");
        }
        if (approval.decisions().contains(Decision.DECLINE)) {
            words.add("[n]o");
        }
        if (approval.decisions().contains(Decision.CANCEL)) {
            words.add("[c]ancel the turn");
        }
        return String.join(", ", words) + "? ";
    }

    /** What a line says to it; nothing if it is none of the letters. */
    static Optional<ApprovalAnswer> read(Approval approval, String line) {
        return switch (line.strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> answer(approval, Decision.ACCEPT, ApprovalScope.ONCE);
            case "s", "session" -> answer(approval, Decision.ACCEPT, ApprovalScope.SESSION);
            case "a", "always" -> answer(approval, Decision.ACCEPT, ApprovalScope.ALWAYS);
            case "n", "no" -> answer(approval, Decision.DECLINE, ApprovalScope.ONCE);
            case "c", "cancel" -> answer(approval, Decision.CANCEL, ApprovalScope.ONCE);
            default -> Optional.empty();
        };
    }

    private static Optional<ApprovalAnswer> answer(Approval approval, Decision decision,
            ApprovalScope scope) {
        return approval.decisions().contains(decision)
                && (scope == ApprovalScope.ONCE || approval.scopes().contains(scope))
                        ? Optional.of(new ApprovalAnswer(approval.approvalId(), decision, Optional.of(scope),
                                Optional.empty(), Optional.empty(), Optional.empty()))
                        : Optional.empty();
    }

    /** Listens from now on: only what is typed after that counts. To be called before the question is shown. */
    void listen() {
        if (!reading) {
            reading = true;
            forgetWhatWasTyped();
            Thread.ofPlatform().daemon().name("keyboard").start(this::read);
        }
    }

    private void forgetWhatWasTyped() {
        try {
            in.skipNBytes(in.available());
        } catch (IOException gone) {
            // nobody types any more, as it will turn out
        }
    }

    private void read() {
        try {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    typed.accept(line.toString());
                    line.setLength(0);
                } else if (line.length() < LONGEST_LINE) {
                    line.append(new String(new byte[]{(byte) next}, StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException gone) {
            // nobody types any more
        }
    }
}
