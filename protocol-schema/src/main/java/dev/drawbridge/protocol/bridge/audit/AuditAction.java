package dev.drawbridge.protocol.bridge.audit;

import dev.drawbridge.protocol.doc.Description;

@Description("What somebody did.")
public enum AuditAction {
    @Description("A bridge began to run.")
    BRIDGE_STARTED, @Description("It ended as it was told to.")
    BRIDGE_STOPPED, @Description("An agent came to life.")
    AGENT_STARTED, @Description("An agent's life ended.")
    AGENT_ENDED, @Description("A client had an agent started anew.")
    AGENT_RESTARTED, @Description("A client came in and introduced itself.")
    CONNECTED, @Description("A client left.")
    DISCONNECTED, @Description("A device was let in for good.")
    PAIRED, @Description("A device was given another name.")
    DEVICE_RENAMED, @Description("A device was shut out for good.")
    REVOKED, @Description("A browser has shown who it is, and is known from then on.")
    LOGGED_IN, @Description("Somebody has ended a browser's session.")
    LOGGED_OUT, @Description("Browsers could not show who they are, so many as the details count.")
    LOGIN_FAILED, @Description("Somebody can log in by a new password.")
    LOGIN_SET, @Description("Somebody cannot log in any more.")
    LOGIN_REMOVED, @Description("A client sent an agent something to do.")
    SENT, @Description("An agent was answered.")
    ANSWERED, @Description("A rule was made.")
    RULE_ADDED, @Description("A rule was taken away.")
    RULE_REMOVED, @Description("A directory was named in which devices may start threads.")
    PROJECT_ADDED, @Description("It was taken away again.")
    PROJECT_REMOVED, @Description("A client had a program run in a terminal.")
    TERMINAL_OPENED, @Description("A client lets others look at a terminal of its own.")
    TERMINAL_OFFERED, @Description("A client began to look at a terminal.")
    TERMINAL_ATTACHED, @Description("A client took the input of a terminal: it types there from now on.")
    TERMINAL_TAKEN, @Description("A client ended the program in a terminal.")
    TERMINAL_CLOSED
}
