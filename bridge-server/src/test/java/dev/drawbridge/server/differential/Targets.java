package dev.drawbridge.server.differential;

/** What is compared with the real server. */
final class Targets {
    private Targets() {}

    static Target underTest() {
        return switch (System.getProperty("drawbridge.differential", "")) {
            case "itself" -> new AppServer("the app-server again");
            case "attached" -> new AttachedDrawbridge();
            default -> new Drawbridge();
        };
    }
}
