package dev.drawbridge.server.differential;

/** What is compared with the real server. */
final class Targets {
    private Targets() {}

    static Target underTest() {
        return "itself".equals(System.getProperty("drawbridge.differential"))
                ? new AppServer("the app-server again")
                : new Drawbridge();
    }
}
