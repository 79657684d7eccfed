package dev.drawbridge.partners.npm;

import org.opentest4j.TestAbortedException;

/** What becomes of a test on a machine without npm: it is skipped and that is announced, but in CI it fails. */
record WithoutNpm(boolean ci, Runnable announcement) {
    private static final String MESSAGE = "npm is not on the PATH: the tests against the real agents need it";

    /** The rule of this build, which announces once in each process that runs tests. */
    static WithoutNpm inThisBuild() {
        return new WithoutNpm("true".equals(System.getenv("CI")), Announced::once);
    }

    RuntimeException outcome() {
        if (ci) {
            return new IllegalStateException(MESSAGE + ", and CI must run them");
        }
        announcement.run();
        return new TestAbortedException(MESSAGE);
    }

    /** The announcement, which stands on stderr as soon as this class is in use. */
    private static final class Announced {
        static {
            System.err.println("*** SKIPPED *** " + MESSAGE + " and are skipped");
        }

        static void once() {}
    }
}
