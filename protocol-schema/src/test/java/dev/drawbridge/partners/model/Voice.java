package dev.drawbridge.partners.model;

import java.io.IOException;

/** The writer of one answer in some {@link Dialect}. */
interface Voice {
    void begin() throws IOException;

    void text(String delta) throws IOException;

    void reasoning(Step.Reasoning reasoning) throws IOException;

    void run(Step.Run command) throws IOException;

    void call(Step.Call call) throws IOException;

    void call(Step.FreeformCall call) throws IOException;

    void fail(Step.Fail failure) throws IOException;

    /** The good end, or that of an answer cut at the limit of its length. */
    void end(Step.Usage usage, boolean cut) throws IOException;
}
