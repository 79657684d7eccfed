package dev.drawbridge.core.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drawbridge.core.shell.Script;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Names for what one decision can speak of: two questions have the same only if a yes to one grants what the other asks. */
final class Fingerprint {
    private static final int MOST = 500;

    private Fingerprint() {}

    /** Whether it is about this machine: what is known of directories says nothing of others. */
    static boolean isHere(JsonNode params) {
        return params.path("environmentId").asText("local").equals("local");
    }

    /**
     * The words of a single simple command, or else the whole script, in its directory; empty if that is not known.
     */
    static Optional<String> command(Script script, JsonNode params) {
        JsonNode what = script.words().<JsonNode>map(words -> {
            ArrayNode array = Members.NODES.arrayNode();
            words.forEach(array::add);
            return array;
        }).orElseGet(() -> TextNode.valueOf(script.text()));
        return Members.text(params, "cwd").map(directory -> named("command:", what + ":" + directory));
    }

    static String network(String host) {
        return named("network:", host);
    }

    static String root(String directory) {
        return named("files:", directory);
    }

    static String permissions(JsonNode wanted, String directory) {
        return named("permissions:", wanted + ":" + directory);
    }

    private static String named(String kind, String what) {
        return kind.length() + what.length() <= MOST ? kind + what : kind + "sha256:" + hash(what);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }
}
