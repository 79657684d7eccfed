package dev.drawbridge.protocol.openrpc;

import dev.drawbridge.protocol.bridge.AgentService;
import dev.drawbridge.protocol.bridge.AgentStatusChanged;
import dev.drawbridge.protocol.bridge.BridgeIdentity;
import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.bridge.BridgeNotification;
import dev.drawbridge.protocol.bridge.InfoService;
import dev.drawbridge.protocol.bridge.ResumeService;
import dev.drawbridge.protocol.bridge.approval.ApprovalClosed;
import dev.drawbridge.protocol.bridge.approval.ApprovalOpened;
import dev.drawbridge.protocol.bridge.approval.ApprovalService;
import dev.drawbridge.protocol.bridge.attention.AttentionChanged;
import dev.drawbridge.protocol.bridge.attention.AttentionService;
import dev.drawbridge.protocol.bridge.audit.AuditService;
import dev.drawbridge.protocol.bridge.device.DeviceService;
import dev.drawbridge.protocol.bridge.login.LoginService;
import dev.drawbridge.protocol.bridge.pairing.PairingService;
import dev.drawbridge.protocol.bridge.project.ProjectService;
import dev.drawbridge.protocol.bridge.rule.RuleService;
import dev.drawbridge.protocol.bridge.terminal.TerminalChanged;
import dev.drawbridge.protocol.bridge.terminal.TerminalClosed;
import dev.drawbridge.protocol.bridge.terminal.TerminalKeeping;
import dev.drawbridge.protocol.bridge.terminal.TerminalOutput;
import dev.drawbridge.protocol.bridge.terminal.TerminalService;
import dev.drawbridge.protocol.bridge.terminal.TerminalSnapshot;
import dev.drawbridge.protocol.bridge.terminal.TerminalWanted;
import dev.drawbridge.protocol.bridge.thread.ThreadService;
import dev.drawbridge.protocol.bridge.thread.ThreadUi;
import java.util.List;

/** All of {@code bridge/*}. */
final class Vocabulary {
    private Vocabulary() {}

    /** The interfaces whose {@link BridgeMethod}s are the methods of the bridge. */
    static List<Class<?>> services() {
        return List.of(InfoService.class, ResumeService.class, AgentService.class, ApprovalService.class,
                RuleService.class, AttentionService.class, AuditService.class, ThreadService.class,
                DeviceService.class, LoginService.class, PairingService.class, ProjectService.class,
                TerminalService.class, TerminalKeeping.class);
    }

    /** The records that are the {@linkplain BridgeNotification notifications} of the bridge. */
    static List<Class<? extends Record>> notifications() {
        return List.of(AgentStatusChanged.class, ApprovalOpened.class, ApprovalClosed.class,
                AttentionChanged.class, ThreadUi.class, TerminalOutput.class, TerminalSnapshot.class,
                TerminalChanged.class, TerminalClosed.class, TerminalWanted.class);
    }

    /** The records that stand in messages which are not the bridge's own. */
    static List<Class<? extends Record>> additions() {
        return List.of(BridgeIdentity.class);
    }
}
