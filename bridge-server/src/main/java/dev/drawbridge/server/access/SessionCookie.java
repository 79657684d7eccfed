package dev.drawbridge.server.access;

/** The cookie that says which session a browser has. */
public final class SessionCookie {
    private static final String NAME = "drawbridge";
    /** With this prefix a browser takes a cookie only by TLS and from this very host. */
    private static final String HOST_ONLY = "__Host-";

    private SessionCookie() {}

    /**
     * What it is called.
     *
     * @param secure whether the browser has come through TLS
     */
    public static String name(boolean secure) {
        return secure ? HOST_ONLY + NAME : NAME;
    }
}
