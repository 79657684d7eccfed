package dev.drawbridge.core.engine;

/**
 * Whether one life of the agent still is one, looked at beat by beat.
 *
 * <p>It counts beats and reads no clock: where the machine or the bridge was stopped for hours, one beat was late, and the
 * agent has the others left to be heard in.
 */
final class Pulse {
    /** What a beat has shown. */
    enum Sign {
        /** Nothing that anything has to be done about. */
        FINE,
        /** It has said nothing for a while. */
        QUIET,
        /** It has lived long enough to be taken for healthy. */
        SETTLED,
        /** It does not answer its greeting. */
        UNGREETED,
        /** It was asked, and has said nothing at all since. */
        MUTE
    }

    private final Supervision supervision;
    private long heard;
    private long age;
    private long lived;
    private long silent;
    private long unanswered;

    Pulse(Supervision supervision) {
        this.supervision = supervision;
    }

    /**
     * @param heard how often the agent was heard so far
     * @param greeted whether it has answered its greeting
     * @param asked whether it was asked what it answers at once, and has yet to take that
     */
    Sign beat(long heard, boolean greeted, boolean asked) {
        age++;
        if (!greeted) {
            return age >= supervision.beats(supervision.greeting()) ? Sign.UNGREETED : Sign.FINE;
        }
        lived++;
        silent = heard == this.heard ? silent + 1 : 0;
        unanswered = asked && silent > 0 ? unanswered + 1 : 0;
        this.heard = heard;
        if (unanswered >= supervision.beats(supervision.patience())) {
            return Sign.MUTE;
        }
        if (lived == supervision.beats(supervision.settled())) {
            return Sign.SETTLED;
        }
        return silent >= supervision.beats(supervision.quiet()) && !asked ? Sign.QUIET : Sign.FINE;
    }
}
