package dev.drawbridge.protocol.bridge.project;

import dev.drawbridge.protocol.doc.Description;

@Description("Where a project comes from.")
public enum ProjectSource {
    @Description("Somebody added it, and may remove it.")
    ADDED, @Description("The bridge was started with it, by its config file or --project.")
    CONFIG, @Description("It is the directory in which the bridge was started.")
    START
}
