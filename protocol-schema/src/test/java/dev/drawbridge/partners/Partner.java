package dev.drawbridge.partners;

import dev.drawbridge.partners.npm.Installations;
import dev.drawbridge.partners.npm.PinnedPackages;
import java.nio.file.Path;

/** A real agent that tests run against, or a real client, in one pinned version. */
public enum Partner {
    /** Codex 0.169.0. */
    CODEX("codex"),
    /** Pi 0.87.1, with a Node.js of its own. */
    PI("pi"),
    /** Pi 0.74.2, on the machine's Node.js. */
    PI_LEGACY("pi-legacy"),
    /** The adapter codex-acp 2.6.0, which makes a Codex an agent for editors; without the Codex that it would bring. */
    CODEX_ACP("codex-acp"),
    /** wscat 6.1.0, by which people speak to a WebSocket. */
    WSCAT("wscat");

    private final String packages;

    Partner(String packages) {
        this.packages = packages;
    }

    /**
     * The folder with this partner's {@code node_modules}, installed on first use. Without npm the running
     * test is skipped, or fails when {@code CI=true}.
     */
    public Path installed() {
        return Installations.ofThisBuild().install(new PinnedPackages(packages));
    }
}
