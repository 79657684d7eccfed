package dev.drawbridge.core.failure;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** The cause of a failure, in a few words for people, who know already what was tried and with what. */
public final class Why {
    private Why() {}

    /** What lies deepest and says something: Java wraps it in the words of every layer. */
    public static String of(Throwable failure) {
        String words = "";
        for (Throwable layer = failure; layer != null; layer = layer.getCause()) {
            String deeper = words(layer);
            words = deeper.isEmpty() ? words : deeper;
        }
        return words.isEmpty() ? failure.getClass().getSimpleName() : words;
    }

    /** Java itself says no more of these than which file or host it was. */
    private static String words(Throwable layer) {
        return switch (layer) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "it is not allowed";
            case FileSystemException file when file.getReason() != null -> String.valueOf(file.getReason());
            case CharacterCodingException _ -> "it is no text in UTF-8";
            case UnknownHostException _,UnresolvedAddressException _ -> "there is no such host";
            case ConnectException refused when refused.getMessage() == null -> "nobody listens there";
            default -> said(layer);
        };
    }

    /** Nothing, if that is only what the next layer says. */
    private static String said(Throwable layer) {
        String message = Objects.requireNonNullElse(layer.getMessage(), "");
        return message.equals(String.valueOf(layer.getCause())) ? "" : message;
    }
}
