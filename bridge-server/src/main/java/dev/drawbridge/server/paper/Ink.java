package dev.drawbridge.server.paper;

/** What text looks like where there are colours. */
public enum Ink {
    PLAIN(""), FAINT("\033[2m"), BOLD("\033[1m"), RED("\033[31m"), GREEN("\033[32m"), YELLOW(
            "\033[33m"), CYAN(
                    "\033[36m");

    private final String order;

    Ink(String order) {
        this.order = order;
    }

    /** What tells the terminal so. */
    String order() {
        return order;
    }
}
