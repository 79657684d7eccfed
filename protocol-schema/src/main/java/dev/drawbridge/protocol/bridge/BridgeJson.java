package dev.drawbridge.protocol.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** How the records of {@code bridge/*} look as JSON. */
public final class BridgeJson {
    private BridgeJson() {}

    /** By what name clients are told a notification. */
    public static String nameOf(Class<? extends Record> notification) {
        BridgeNotification name = notification.getAnnotation(BridgeNotification.class);
        if (name == null) {
            throw new IllegalArgumentException(notification + " is no notification: it has no name");
        }
        return name.value();
    }

    /**
     * A mapper that leaves empty optionals out, writes constants in camel case ({@code READY} as {@code "ready"}) and
     * ignores members it does not know.
     */
    public static ObjectMapper mapper() {
        return JsonMapper.builder().addModule(new Jdk8Module())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT,
                                JsonInclude.Include.ALWAYS))
                .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }
}
