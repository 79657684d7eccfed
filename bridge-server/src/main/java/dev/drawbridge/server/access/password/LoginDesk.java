package dev.drawbridge.server.access.password;

import dev.drawbridge.core.access.Login;
import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.engine.ControlCall;
import dev.drawbridge.protocol.access.AccessScope;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.login.LoginDraft;
import dev.drawbridge.protocol.bridge.login.LoginInfo;
import dev.drawbridge.protocol.bridge.login.LoginList;
import dev.drawbridge.protocol.bridge.login.LoginName;
import dev.drawbridge.protocol.bridge.login.LoginRemoved;
import dev.drawbridge.protocol.bridge.login.LoginService;
import dev.drawbridge.protocol.bridge.login.LoginSet;
import dev.drawbridge.protocol.message.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** Serves one call of a client that is about logins. */
record LoginDesk(Logins logins, Hashing hashing, Mill mill, Audit audit, ControlCall call)
        implements
            LoginService {
    @Override
    public LoginList list() {
        return new LoginList(logins.list().stream().map(this::shown).toList());
    }

    @Override
    public LoginSet set(LoginDraft draft) {
        UserName user = UserName.of(draft.user());
        String hash = hash(Password.chosen(draft.password()));
        Logins.Made made = logins.set(user, hash, draft.scopes().map(Scopes::of), draft.totp(),
                call.visitor());
        if (!logins.welcomes(call.visitor())) {
            logins.remove(user, call.visitor());
            throw new Declined(ErrorCode.NOT_ALLOWED, "This device was revoked: it lets nobody in");
        }
        LoginInfo shown = shown(made.login());
        record(AuditAction.LOGIN_SET, user, Map.of("deviceId", shown.deviceId(), "scopes",
                Scopes.of(shown.scopes()).words()));
        return new LoginSet(shown, made.totp().map(totp -> totp.link(user.text())), made.recoveryCodes(),
                made.kept().join());
    }

    @Override
    public LoginRemoved remove(LoginName name) {
        UserName user = UserName.typed(name.user());
        CompletableFuture<Boolean> kept = logins.remove(user, call.visitor())
                .orElseThrow(() -> new Declined(ErrorCode.NOT_FOUND,
                        "Nobody logs in by that name: bridge/logins/list tells who does"));
        record(AuditAction.LOGIN_REMOVED, user, Map.of());
        return new LoginRemoved(user.text(), kept.join());
    }

    private String hash(Password password) {
        try {
            return mill.grind(() -> hashing.hash(password.text())).join();
        } catch (RejectedExecutionException busy) {
            throw new Declined(ErrorCode.OVERLOADED, "Too many passwords are being tried: try again");
        }
    }

    private LoginInfo shown(Login login) {
        List<AccessScope> scopes = logins.visitor(login).map(Visitor::scopes).map(Scopes::list)
                .orElse(List.of());
        return new LoginInfo(login.user(), login.deviceId(), scopes, login.totpSecret().isPresent(),
                login.recoveryHashes().size());
    }

    private void record(AuditAction action, UserName user, Map<String, String> details) {
        audit.add(new Deed(action, Optional.of(call.visitor().name()), Optional.of(call.label()),
                Optional.empty(), details).with("user", user.text()));
    }
}
