package dev.drawbridge.core.terminal;

/** The numbers of a control sequence. */
final class Params {
    private static final int MOST = 32;
    private static final int LARGEST = 65_535;

    private final int[] numbers = new int[MOST];
    /** Whether it is a part of the one before it. */
    private final boolean[] parts = new boolean[MOST];
    private int count;
    private boolean tooMany;

    void clear() {
        count = 0;
        tooMany = false;
    }

    void digit(int digit) {
        if (count == 0) {
            next(/* part= */ false);
        }
        numbers[count - 1] = Math.min(LARGEST, Math.max(0, numbers[count - 1]) * 10 + digit);
    }

    void separate(boolean part) {
        if (count == 0) {
            next(/* part= */ false);
        }
        next(part);
    }

    private void next(boolean part) {
        if (count == MOST) {
            tooMany = true;
        } else {
            numbers[count] = -1;
            parts[count++] = part;
        }
    }

    boolean tooMany() {
        return tooMany;
    }

    int count() {
        return count;
    }

    boolean isPart(int index) {
        return index < count && parts[index];
    }

    boolean isGiven(int index) {
        return index < count && numbers[index] >= 0;
    }

    /** The number, 0 if it is not given. */
    int at(int index) {
        return isGiven(index) ? numbers[index] : 0;
    }

    /** How often or how far: 1 if nothing is said. */
    int times(int index) {
        return Math.max(1, at(index));
    }
}
