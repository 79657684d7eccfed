package dev.drawbridge.core.engine;

import dev.drawbridge.protocol.catalog.Entry;
import dev.drawbridge.protocol.catalog.Method;
import dev.drawbridge.protocol.catalog.Unknown;
import java.util.Set;

/** The requests by which clients make agents, or the machine, do something: those that are recorded. */
final class Doings {
    static final Set<String> METHODS = Set.of("thread/start", "thread/fork", "thread/archive",
            "thread/unarchive", "thread/delete", "thread/revert", "thread/goal/set", "thread/queue/add",
            "thread/queue/update", "thread/queue/delete", "thread/queue/start", "thread/settings/update",
            "thread/compact/start", "thread/shellCommand", "thread/approveGuardianDeniedAction",
            "thread/backgroundTerminals/clean", "thread/backgroundTerminals/terminate", "thread/inject_items",
            "thread/prepareApprovedPlan", "thread/realtime/start", "thread/realtime/appendAudio",
            "thread/realtime/appendText", "thread/realtime/appendSpeech", "turn/start",
            "turn/settings/update",
            "turn/steer", "turn/interrupt", "review/start", "command/exec", "command/exec/write",
            "command/exec/terminate", "process/spawn", "process/writeStdin", "process/kill", "fs/writeFile",
            "fs/createDirectory", "fs/remove", "fs/copy", "modelProvider/config/write",
            "account/gatewayOAuth/login", "account/login/start", "account/logout", "accountSession/switch",
            "userVerification/enroll", "userVerification/delete", "mcpServer/oauth/login",
            "mcpServer/tool/call", "plugin/install", "plugin/uninstall", "plugin/share/save",
            "plugin/share/updateTargets", "plugin/share/delete", "marketplace/add", "marketplace/remove",
            "marketplace/upgrade", "skills/extraRoots/set", "skills/config/write",
            "experimentalFeature/enablement/set", "config/mcpServer/reload", "config/value/write",
            "config/batchWrite", "memory/reset", "environment/add", "remoteControl/enable",
            "remoteControl/disable", "remoteControl/pairing/start", "remoteControl/client/revoke",
            "externalAgentConfig/import", "windowsSandbox/setupStart", "project/create", "project/import",
            "project/update", "project/move", "project/delete");

    private Doings() {}

    /** Whether it is one of them; nobody knows what an unknown method does, so it is. */
    static boolean include(Entry method) {
        return switch (method) {
            case Method known -> METHODS.contains(known.name());
            case Unknown unknown -> true;
        };
    }
}
