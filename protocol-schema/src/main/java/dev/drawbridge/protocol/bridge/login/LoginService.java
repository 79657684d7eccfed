package dev.drawbridge.protocol.bridge.login;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** How people say who can come in from a browser by a password. */
public interface LoginService {
    @BridgeMethod("bridge/logins/list")
    @Description("Lists those who can log in.")
    LoginList list();

    @BridgeMethod("bridge/logins/set")
    @Description("Lets somebody log in by a password, or by another one: then all browsers with the old one have to log in again.")
    LoginSet set(LoginDraft draft);

    @BridgeMethod("bridge/logins/remove")
    @Description("Lets somebody log in no more, and ends what is open.")
    LoginRemoved remove(LoginName name);
}
