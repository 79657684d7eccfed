package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.doc.Description;
import java.util.Objects;
import java.util.Optional;

@Description("Who has answered: a client on a device, or a rule.")
public record AnsweredBy(@Description("The name of the device.") Optional<String> device,
        @Description("The name of the client, as it has introduced itself.") Optional<String> client,
        @Description("The rule that has answered without anybody being asked.") Optional<String> ruleId) {
    public AnsweredBy {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(ruleId, "ruleId");
    }

    /** In words, for people. */
    public String name() {
        return ruleId.map(rule -> "rule " + rule).orElseGet(
                () -> client.orElse("a client") + device.map(known -> " on " + known).orElse(""));
    }

    public static AnsweredBy rule(String ruleId) {
        return new AnsweredBy(Optional.empty(), Optional.empty(), Optional.of(ruleId));
    }

    public static AnsweredBy client(String device, String client) {
        return new AnsweredBy(Optional.of(device), Optional.of(client), Optional.empty());
    }
}
