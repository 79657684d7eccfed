package dev.drawbridge.protocol.bridge.project;

import dev.drawbridge.protocol.bridge.BridgeMethod;
import dev.drawbridge.protocol.doc.Description;

/** How people see and say in which directories devices may start threads that may not do everything. */
public interface ProjectService {
    @BridgeMethod("bridge/projects/list")
    @Description("Lists the projects: the only directories in which a device without the scope admin may start a thread, or have one go on.")
    ProjectList list();

    @BridgeMethod("bridge/projects/add")
    @Description("Names a directory of the bridge's machine.")
    ProjectAdded add(ProjectDraft draft);

    @BridgeMethod("bridge/projects/remove")
    @Description("Takes a project away. What works in its directory goes on, and so do the threads that are there.")
    ProjectRemoved remove(ProjectName name);
}
