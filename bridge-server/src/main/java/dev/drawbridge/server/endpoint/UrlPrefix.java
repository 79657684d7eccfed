package dev.drawbridge.server.endpoint;

import java.util.regex.Pattern;

/**
 * The path below which everything is, when the bridge shares its address with others.
 *
 * @param path empty, or with a slash at its beginning and none at its end
 */
public record UrlPrefix(String path) {
    private static final Pattern FORM = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    public static final UrlPrefix NONE = new UrlPrefix("");

    /**
     * Checks that it can be one.
     *
     * @throws IllegalArgumentException when it is no such path; says what is
     */
    public UrlPrefix {
        if (!FORM.matcher(path).matches()) {
            throw new IllegalArgumentException("'" + path
                    + "' is no path: write one like /bridge, of letters, digits, dots and dashes");
        }
    }

    /** The path with the slash at its end left out. */
    public static UrlPrefix parse(String text) {
        return new UrlPrefix(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** What of the path is the bridge's own; nothing, which leads nowhere, if it is not below here. */
    String rest(String whole) {
        if (!whole.startsWith(path)) {
            return "";
        }
        String rest = whole.substring(path.length());
        return rest.isEmpty() && !path.isEmpty() ? "/" : rest.startsWith("/") ? rest : "";
    }
}
