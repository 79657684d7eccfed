package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.message.ErrorCode;
import java.util.Optional;

/**
 * Why a call to the bridge itself failed, as its caller is told.
 *
 * @param correlation under which id the log tells more, if it does
 */
public record Problem(ErrorCode code, String sentence, Optional<String> correlation) {
    public static Problem of(ErrorCode code, String sentence) {
        return new Problem(code, sentence, Optional.empty());
    }
}
