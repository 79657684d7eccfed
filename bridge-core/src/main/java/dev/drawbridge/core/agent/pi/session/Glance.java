package dev.drawbridge.core.agent.pi.session;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/** What a look over all lines of a session's file tells of it; few of them are read, and none further than needed. */
final class Glance implements Lines.Sink {
    /** Of what the user said first, so much is kept. */
    private static final int PREVIEW = 1000;

    private final Kept lastOfUser = new Kept();
    private final Kept lastOfAssistant = new Kept();
    private long updatedAt;
    private long askedAt;
    private boolean begun;
    private String name = "";
    private String preview = "";
    private String model = "";
    private String effort = "";

    private Glance() {}

    /**
     * Looks at a file.
     *
     * @param changedAt when it was changed last, for what does not say itself when it was made
     */
    static SessionFile at(Path file, Header header, long changedAt) throws IOException {
        Glance glance = new Glance();
        Lines.each(file, glance);
        glance.readKept();
        long createdAt = header.createdAt() > 0 ? header.createdAt() : changedAt;
        return new SessionFile(header.id(), file, header.cwd(), createdAt,
                Math.max(createdAt, glance.updatedAt),
                Math.max(createdAt, glance.askedAt), glance.begun, glance.name, glance.preview, glance.model,
                glance.effort, header.parent());
    }

    /** Keeps a message until it is known to be the last of its role; what is said after it counts alone. */
    @Override
    public boolean line(byte[] bytes, int from, int length) {
        switch (Role.of(bytes, from, length)) {
            case USER -> {
                if (preview.isEmpty()) {
                    read(bytes, from, length);
                } else {
                    lastOfUser.keep(bytes, from, length);
                }
            }
            case ASSISTANT -> lastOfAssistant.keep(bytes, from, length);
            case OTHER -> {
            }
            case UNKNOWN -> {
                readKept();
                read(bytes, from, length);
            }
        }
        return true;
    }

    private void readKept() {
        read(lastOfUser.line, 0, lastOfUser.length);
        read(lastOfAssistant.line, 0, lastOfAssistant.length);
        lastOfUser.length = 0;
        lastOfAssistant.length = 0;
    }

    private void read(byte[] bytes, int from, int length) {
        try (JsonParser entry = LineJson.FACTORY.createParser(bytes, from, length)) {
            if (entry.nextToken() == JsonToken.START_OBJECT) {
                entry(entry);
            }
        } catch (IOException damaged) {
            // such a line tells nothing; Pi passes over it too
        }
    }

    /** A copy of a line. */
    private static final class Kept {
        private byte[] line = {};
        private int length;

        void keep(byte[] bytes, int from, int newLength) {
            if (line.length < newLength) {
                line = new byte[2 * newLength];
            }
            System.arraycopy(bytes, from, line, 0, newLength);
            length = newLength;
        }
    }

    private void entry(JsonParser entry) throws IOException {
        String type = "";
        String provider = "";
        for (String field = entry.nextFieldName(); field != null; field = entry.nextFieldName()) {
            entry.nextToken();
            switch (field) {
                case "type" -> {
                    type = entry.getText();
                    if (type.equals("custom") || type.equals("compaction") || type.equals("session")) {
                        return;
                    }
                }
                case "message" -> {
                    if (message(entry)) {
                        return;
                    }
                }
                case "provider" -> provider = entry.getValueAsString("");
                case "modelId" -> model = modelOf(provider, entry.getValueAsString(""));
                case "thinkingLevel" -> effort = entry.getValueAsString("");
                case "name" -> name = type.equals("session_info") ? entry.getValueAsString("").strip() : name;
                default -> entry.skipChildren();
            }
        }
    }

    /** Reads a message; gives true if the rest of the line does not matter. */
    private boolean message(JsonParser message) throws IOException {
        if (message.currentToken() != JsonToken.START_OBJECT) {
            return true;
        }
        String role = "";
        String provider = "";
        String id = "";
        String text = "";
        long timestamp = 0;
        for (String field = message.nextFieldName(); field != null; field = message.nextFieldName()) {
            message.nextToken();
            switch (field) {
                case "role" -> {
                    role = message.getText();
                    if (!role.equals("user") && !role.equals("assistant")) {
                        return true;
                    }
                }
                case "content" -> {
                    text = preview.isEmpty() && !role.equals("assistant") ? text(message) : "";
                    message.skipChildren();
                }
                case "provider" -> provider = message.getValueAsString("");
                case "model" -> id = message.getValueAsString("");
                case "timestamp" -> timestamp = message.getValueAsLong();
                default -> message.skipChildren();
            }
        }
        said(role.equals("user"), timestamp, text);
        model = modelOf(provider, id);
        return false;
    }

    private void said(boolean byUser, long timestamp, String text) {
        begun = true;
        updatedAt = Math.max(updatedAt, timestamp);
        if (byUser) {
            askedAt = Math.max(askedAt, timestamp);
            preview = preview.isEmpty() ? text : preview;
        }
    }

    private String modelOf(String provider, String id) {
        return provider.isEmpty() || id.isEmpty() ? model : "pi/" + provider + "/" + id;
    }

    /** The beginning of the first text of a content, which is read to its end. */
    private static String text(JsonParser content) throws IOException {
        String text = content.currentToken() == JsonToken.VALUE_STRING ? content.getText() : "";
        int depth = content.currentToken() == JsonToken.START_ARRAY ? 1 : 0;
        while (depth > 0) {
            JsonToken token = content.nextToken();
            if (token == null) {
                throw new EOFException();
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (text.isEmpty() && token == JsonToken.VALUE_STRING && "text".equals(content.currentName())) {
                text = content.getText();
            }
        }
        return text.length() > PREVIEW ? text.substring(0, text.offsetByCodePoints(0, PREVIEW / 2)) : text;
    }
}
