package dev.drawbridge.partners.codex;

import dev.drawbridge.partners.model.FakeModel;
import java.net.URI;

/** What a Codex is configured with; unless said otherwise it asks on request and only reads. */
public record CodexSettings(URI model, String approvalPolicy, String sandboxMode, String moreToml) {
    /** The settings of a Codex that talks to this model. */
    public static CodexSettings of(FakeModel model) {
        return new CodexSettings(model.uri(), "on-request", "read-only", "");
    }

    public CodexSettings approvalPolicy(String policy) {
        return new CodexSettings(model, policy, sandboxMode, moreToml);
    }

    public CodexSettings sandboxMode(String mode) {
        return new CodexSettings(model, approvalPolicy, mode, moreToml);
    }

    /** Tables to stand at the end of the config.toml. */
    public CodexSettings more(String toml) {
        return new CodexSettings(model, approvalPolicy, sandboxMode, moreToml + toml + "\n");
    }

    /**
     * The config.toml. The model named is one that Codex gives its plain tools, apply_patch among them;
     * the notice keeps the terminal client from offering a newer one.
     */
    String toml() {
        return """
                model = "gpt-5.5"
                model_provider = "fake"
                approval_policy = "%s"
                sandbox_mode = "%s"
                show_raw_agent_reasoning = true
                check_for_update_on_startup = false
                [model_providers.fake]
                name = "fake"
                base_url = "%s"
                wire_api = "responses"
                env_key = "FAKE_KEY"
                request_max_retries = 0
                stream_max_retries = 0
                [tools.update_plan]
                enabled = true
                [analytics]
                enabled = false
                [notice.model_migrations]
                "gpt-5.5" = "gpt-6-sol"
                %s""".formatted(approvalPolicy, sandboxMode, model, moreToml);
    }
}
