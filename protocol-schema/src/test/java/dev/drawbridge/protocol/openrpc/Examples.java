package dev.drawbridge.protocol.openrpc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.bridge.approval.AnsweredBy;
import dev.drawbridge.protocol.bridge.approval.Approval;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswer;
import dev.drawbridge.protocol.bridge.approval.ApprovalAnswered;
import dev.drawbridge.protocol.bridge.approval.ApprovalClosed;
import dev.drawbridge.protocol.bridge.approval.ApprovalKind;
import dev.drawbridge.protocol.bridge.approval.ApprovalList;
import dev.drawbridge.protocol.bridge.approval.ApprovalOpened;
import dev.drawbridge.protocol.bridge.approval.ApprovalQuery;
import dev.drawbridge.protocol.bridge.approval.ApprovalScope;
import dev.drawbridge.protocol.bridge.approval.ApprovalState;
import dev.drawbridge.protocol.bridge.approval.Closing;
import dev.drawbridge.protocol.bridge.approval.Decision;
import dev.drawbridge.protocol.bridge.attention.AttentionChanged;
import dev.drawbridge.protocol.bridge.attention.AttentionItem;
import dev.drawbridge.protocol.bridge.attention.AttentionKind;
import dev.drawbridge.protocol.bridge.attention.AttentionList;
import dev.drawbridge.protocol.bridge.attention.AttentionQuery;
import dev.drawbridge.protocol.bridge.attention.AttentionSeen;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.audit.AuditList;
import dev.drawbridge.protocol.bridge.audit.AuditQuery;
import dev.drawbridge.protocol.bridge.audit.AuditRecord;
import dev.drawbridge.protocol.bridge.device.Device;
import dev.drawbridge.protocol.bridge.device.DeviceAdded;
import dev.drawbridge.protocol.bridge.device.DeviceDraft;
import dev.drawbridge.protocol.bridge.device.DeviceList;
import dev.drawbridge.protocol.bridge.device.DeviceReference;
import dev.drawbridge.protocol.bridge.device.DeviceRename;
import dev.drawbridge.protocol.bridge.device.DeviceRenamed;
import dev.drawbridge.protocol.bridge.device.DeviceRevoked;
import dev.drawbridge.protocol.bridge.login.LoginDraft;
import dev.drawbridge.protocol.bridge.login.LoginInfo;
import dev.drawbridge.protocol.bridge.login.LoginList;
import dev.drawbridge.protocol.bridge.login.LoginName;
import dev.drawbridge.protocol.bridge.login.LoginRemoved;
import dev.drawbridge.protocol.bridge.login.LoginSet;
import dev.drawbridge.protocol.bridge.pairing.PairingAnswer;
import dev.drawbridge.protocol.bridge.pairing.PairingDoor;
import dev.drawbridge.protocol.bridge.pairing.PairingDraft;
import dev.drawbridge.protocol.bridge.pairing.PairingName;
import dev.drawbridge.protocol.bridge.pairing.PairingProgress;
import dev.drawbridge.protocol.bridge.pairing.PairingState;
import dev.drawbridge.protocol.bridge.pairing.PairingTicket;
import dev.drawbridge.protocol.bridge.pairing.PairingWait;
import dev.drawbridge.protocol.bridge.project.Project;
import dev.drawbridge.protocol.bridge.project.ProjectAdded;
import dev.drawbridge.protocol.bridge.project.ProjectDraft;
import dev.drawbridge.protocol.bridge.project.ProjectList;
import dev.drawbridge.protocol.bridge.project.ProjectName;
import dev.drawbridge.protocol.bridge.project.ProjectRemoved;
import dev.drawbridge.protocol.bridge.project.ProjectSource;
import dev.drawbridge.protocol.bridge.rule.Rule;
import dev.drawbridge.protocol.bridge.rule.RuleChanged;
import dev.drawbridge.protocol.bridge.rule.RuleDraft;
import dev.drawbridge.protocol.bridge.rule.RuleEffect;
import dev.drawbridge.protocol.bridge.rule.RuleList;
import dev.drawbridge.protocol.bridge.rule.RuleName;
import dev.drawbridge.protocol.bridge.thread.ThreadInfo;
import dev.drawbridge.protocol.bridge.thread.ThreadName;
import dev.drawbridge.protocol.bridge.thread.ThreadUi;
import dev.drawbridge.protocol.bridge.thread.ThreadWidget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One of each record that goes over the wire, or more. */
final class Examples {
    private static final ObjectNode PARAMS = JsonNodeFactory.instance.objectNode().put("threadId", "t");
    private static final Approval OPEN = new Approval("a1", "codex", "t", Optional.of("u"), Optional.of("i"),
            7, "item/commandExecution/requestApproval", PARAMS, Optional.empty(), ApprovalKind.COMMAND,
            "git push", Optional.of("/home/me"), Optional.of("command:git push"),
            List.of(Decision.ACCEPT, Decision.CANCEL), List.of(ApprovalScope.ONCE, ApprovalScope.ALWAYS), 1,
            ApprovalState.OPEN, Optional.empty());
    private static final Approval ANSWERED = OPEN.closed(ApprovalState.ANSWERED, Closing.answered(2,
            Decision.ACCEPT, ApprovalScope.ONCE, AnsweredBy.client("phone", "app"), Optional.of("fine")));
    private static final Approval WITHDRAWN = OPEN.closed(ApprovalState.WITHDRAWN,
            Closing.unanswered(2, "The turn was interrupted."));
    private static final Rule RULE = new Rule("r1", RuleEffect.ALLOW, 3, Optional.of("codex"),
            Optional.of("/home/me/**"), Optional.of("git status*"), Optional.empty(),
            List.of(ApprovalKind.COMMAND), Optional.empty(), Optional.empty(), Optional.of("harmless"), 1,
            "phone");

    private Examples() {}

    static Stream<Record> ofApprovals() {
        return Stream.of(OPEN, ANSWERED, WITHDRAWN, AnsweredBy.rule("r1"), AnsweredBy.client("phone", "app"),
                Closing.unanswered(2, "The agent has ended."),
                new ApprovalQuery(Optional.of(true), Optional.of("t"), Optional.of("c"), Optional.of(5)),
                new ApprovalList(List.of(OPEN, WITHDRAWN), Optional.of("c")),
                new ApprovalAnswer("a1", Decision.ACCEPT, Optional.of(ApprovalScope.SESSION),
                        Optional.of("fine"), Optional.of(Map.of("q", List.of("yes"))),
                        Optional.of(PARAMS)),
                new ApprovalAnswered(ANSWERED), new ApprovalOpened(OPEN), ApprovalClosed.of(ANSWERED),
                ApprovalClosed.of(WITHDRAWN));
    }

    static Stream<Record> ofRules() {
        return Stream.of(RULE, new RuleList(List.of(RULE), List.of("rule r2 cannot be read")),
                new RuleDraft(RuleEffect.DENY, Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.of("rm *"), Optional.empty(), Optional.of(List.of(ApprovalKind.COMMAND)),
                        Optional.empty(), Optional.empty(), Optional.empty()),
                new RuleName("r1"), new RuleChanged("r1", Optional.of(RULE), true));
    }

    static Stream<Record> ofAttention() {
        AttentionItem item = new AttentionItem(5, AttentionKind.APPROVAL, "codex", Optional.of("t"),
                Optional.of("u"), Optional.of("a1"), Optional.of("git push"), 1, Optional.empty());
        return Stream.of(item, new AttentionQuery(Optional.of(true)),
                new AttentionSeen(Optional.empty(), Optional.of(5L)),
                new AttentionList(List.of(item), 1, 4),
                new AttentionChanged(List.of(item), List.of(3L), 1));
    }

    static Stream<Record> ofAudit() {
        AuditRecord started = new AuditRecord(1, 1, AuditAction.BRIDGE_STARTED, Optional.empty(),
                Optional.empty(), Optional.empty(), Map.of("version", "0.1.0"), "0".repeat(64));
        AuditRecord sent = new AuditRecord(2, 2, AuditAction.SENT, Optional.of("phone"), Optional.of("app"),
                Optional.of("t"), Map.of("bytes", "5"), "1".repeat(64));
        return Stream.of(started, sent, new AuditQuery(Optional.of(3L), Optional.of(1)),
                new AuditList(List.of(sent), Optional.of(2L)));
    }

    static Stream<Record> ofDevices() {
        Device phone = new Device("dev-1", "Phone", List.of(AccessScope.OBSERVE, AccessScope.ADMIN), 1,
                Optional.of(2L), Optional.of("192.0.2.1"), 3, true);
        Device desk = new Device("dev-2", "Desk", List.of(AccessScope.OBSERVE), 1, Optional.empty(),
                Optional.empty(), 0, false);
        return Stream.of(phone, desk, new DeviceList(List.of(phone, desk)),
                new DeviceDraft("Desk", List.of(AccessScope.FILES)), new DeviceAdded(desk, "dbt_x", true),
                new DeviceReference("dev-1"), new DeviceRename("dev-1", "Pad"),
                new DeviceRenamed(phone, true),
                new DeviceRevoked("dev-1", "Phone", 2, false));
    }

    static Stream<Record> ofLogins() {
        LoginInfo ann = new LoginInfo("ann", "dev-1", List.of(AccessScope.OBSERVE), true, 10);
        return Stream.of(ann, new LoginList(List.of(ann)), new LoginName("ann"),
                new LoginDraft("ann", "correct horse", Optional.of(List.of(AccessScope.FILES)),
                        Optional.of(true)),
                new LoginDraft("ann", "correct horse", Optional.empty(), Optional.empty()),
                new LoginSet(ann, Optional.of("otpauth://totp/x"), List.of("abcd-efgh-ijkl-mnop"), true),
                new LoginSet(ann, Optional.empty(), List.of(), false), new LoginRemoved("ann", true));
    }

    static Stream<Record> ofPairing() {
        PairingDoor plain = new PairingDoor("ws", "127.0.0.1", 9100, Optional.empty(), Optional.empty());
        PairingDoor closed = new PairingDoor("wss", "::", 443, Optional.of("00ff"), Optional.of("/bridge"));
        return Stream.of(new PairingDraft(List.of(AccessScope.PROMPT), Optional.of("Phone"), true),
                new PairingDraft(List.of(), Optional.empty(), false), plain, closed,
                new PairingTicket("p1", "s", 3, plain), new PairingName("p1"),
                new PairingWait("p1", Optional.empty()),
                new PairingWait("p1", Optional.of(PairingState.CLAIMED)), new PairingAnswer("p1", true),
                new PairingProgress(PairingState.WAITING, Optional.empty(), Optional.empty(),
                        Optional.empty()),
                new PairingProgress(PairingState.PAIRED, Optional.of("Phone"), Optional.of("192.0.2.1"),
                        Optional.of("dev-1")));
    }

    static Stream<Record> ofProjects() {
        Project web = new Project("web", "/home/me/web", ProjectSource.ADDED, true);
        return Stream.of(web, new Project("here", "/srv/x", ProjectSource.START, false),
                new ProjectList(List.of(web)), new ProjectDraft("/home/me/web", Optional.of("web")),
                new ProjectDraft("/home/me/web", Optional.empty()), new ProjectAdded(web, true),
                new ProjectName("web"), new ProjectRemoved("web", "/home/me/web", false));
    }

    static Stream<Record> ofThreads() {
        ThreadWidget todo = new ThreadWidget(List.of("one", "two"), Optional.of("aboveEditor"));
        ThreadUi ui = new ThreadUi("t", Map.of("plan", "2 of 3"), Map.of("todo", todo), Optional.of("Title"),
                Optional.empty());
        return Stream.of(todo, ui, new ThreadName("t"),
                new ThreadInfo("t", "pi", Optional.of("pi-42"), Optional.of(ui)),
                new ThreadInfo("t", "codex", Optional.empty(), Optional.empty()));
    }
}
