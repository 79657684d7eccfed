package dev.drawbridge.server.command;

/** What commands say to the shell. */
public final class Exit {
    /** It is done. */
    public static final int DONE = 0;
    /** It was refused, or has failed; stderr says why. */
    public static final int FAILED = 1;
    /** What was written makes no sense; picocli says so by itself. */
    public static final int MISUSED = 2;
    /** No bridge was reached. */
    public static final int NO_BRIDGE = 3;
    /** The turn has failed, or was interrupted. */
    public static final int TURN_FAILED = 4;
    /** Somebody has to answer first, or has said no. */
    public static final int UNANSWERED = 5;
    /** Ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private Exit() {}
}
