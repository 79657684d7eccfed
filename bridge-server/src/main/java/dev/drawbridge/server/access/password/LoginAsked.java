package dev.drawbridge.server.access.password;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.drawbridge.protocol.bridge.BridgeJson;
import java.util.Optional;

/**
 * What a browser sends to log in.
 *
 * @param code of an authenticator, or for recovery; empty, if there is none
 */
record LoginAsked(String user, String password, String code) {
    /** Empty when it is nothing that anybody could log in with. */
    static Optional<LoginAsked> read(String body) {
        try {
            JsonNode said = BridgeJson.mapper().readTree(body);
            return said.path("user").isTextual() && said.path("password").isTextual()
                    && (said.path("code").isTextual() || !said.hasNonNull("code"))
                            ? Optional.of(new LoginAsked(said.path("user").textValue(),
                                    said.path("password").textValue(), said.path("code").asText("")))
                                    .filter(LoginAsked::isBounded)
                            : Optional.empty();
        } catch (JacksonException garbled) {
            return Optional.empty();
        }
    }

    private boolean isBounded() {
        return user.length() <= Password.LONGEST && password.length() <= 2 * Password.LONGEST
                && code.length() <= Password.LONGEST;
    }

    @Override
    public String toString() {
        return "LoginAsked[hidden]";
    }
}
