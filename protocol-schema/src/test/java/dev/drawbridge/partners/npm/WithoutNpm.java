package dev.drawbridge.partners.npm;

import org.opentest4j.TestAbortedException;

/** What becomes of a test on a machine without npm: it is skipped, but in CI it fails. */
final class WithoutNpm {
    private static final String MESSAGE = "npm is not on the PATH: the tests against the real agents need it";

    private WithoutNpm() {}

    static RuntimeException outcome() {
        if ("true".equals(System.getenv("CI"))) {
            return new IllegalStateException(MESSAGE + ", and CI must run them");
        }
        return new TestAbortedException(Announced.MESSAGE_PRINTED);
    }

    /** The message, printed when first asked for and never again. */
    private static final class Announced {
        static final String MESSAGE_PRINTED = print();

        private static String print() {
            System.err.println("*** SKIPPED *** " + MESSAGE + " and are skipped");
            return MESSAGE;
        }
    }
}
