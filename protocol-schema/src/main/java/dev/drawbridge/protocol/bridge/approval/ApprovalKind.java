package dev.drawbridge.protocol.bridge.approval;

import dev.drawbridge.protocol.doc.Description;

@Description("What an agent asks for.")
public enum ApprovalKind {
    @Description("Whether it may run a command, or do what the command needs.")
    COMMAND, @Description("Whether it may change files.")
    FILE_CHANGE, @Description("Whether it may do more than its sandbox lets it, for a turn or a session.")
    PERMISSIONS, @Description("Whether it may use a tool of an MCP server.")
    TOOL, @Description("Something that only a person knows.")
    QUESTION, @Description("What an MCP server wants to know of a person.")
    ELICITATION
}
