package dev.drawbridge.server.differential;

import dev.drawbridge.partners.codex.CodexSettings;
import dev.drawbridge.partners.mcp.ToolServer;
import dev.drawbridge.partners.model.FakeModel;

/** How Codex is configured where a script is played. */
enum Setting {
    /** It asks on request and only reads. */
    CAUTIOUS {
        @Override
        CodexSettings of(FakeModel model) {
            return CodexSettings.of(model);
        }
    },
    /** It runs everything without asking and without a sandbox, which not every machine has. */
    FREE {
        @Override
        CodexSettings of(FakeModel model) {
            return CodexSettings.of(model).approvalPolicy("never").sandboxMode("danger-full-access");
        }
    },
    /** It may also ask for more permissions than its sandbox has. */
    ASKING_FOR_MORE {
        @Override
        CodexSettings of(FakeModel model) {
            return CodexSettings.of(model).sandboxMode("workspace-write")
                    .more("[features]\nrequest_permissions_tool = true\nexec_permission_approvals = true\n"
                            + "default_mode_request_user_input = true");
        }
    },
    /** It has an MCP server whose tools it asks about. */
    WITH_TOOLS {
        @Override
        CodexSettings of(FakeModel model) {
            return CodexSettings.of(model).more(ToolServer.toml());
        }
    };

    abstract CodexSettings of(FakeModel model);
}
