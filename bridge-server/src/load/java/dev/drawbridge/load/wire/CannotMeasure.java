package dev.drawbridge.load.wire;

import java.io.IOException;

/** The end of a measurement that cannot be made, in a sentence for whoever wanted it. */
public final class CannotMeasure extends IOException {
    private static final long serialVersionUID = 1;

    public CannotMeasure(String sentence) {
        super(sentence);
    }

    public CannotMeasure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
