package dev.drawbridge.server.project;

import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.engine.ControlCall;
import dev.drawbridge.core.project.Projects;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.project.ProjectAdded;
import dev.drawbridge.protocol.bridge.project.ProjectDraft;
import dev.drawbridge.protocol.bridge.project.ProjectList;
import dev.drawbridge.protocol.bridge.project.ProjectName;
import dev.drawbridge.protocol.bridge.project.ProjectRemoved;
import dev.drawbridge.protocol.bridge.project.ProjectService;
import java.util.Map;
import java.util.Optional;

/** Serves one call of a client that is about projects. */
public record ProjectDesk(Projects projects, Audit audit, ControlCall call) implements ProjectService {
    @Override
    public ProjectList list() {
        return new ProjectList(projects.list());
    }

    @Override
    public ProjectAdded add(ProjectDraft draft) {
        ProjectAdded added = projects.add(draft.path(), draft.name());
        record(AuditAction.PROJECT_ADDED, added.project().name(), added.project().path());
        return added;
    }

    @Override
    public ProjectRemoved remove(ProjectName name) {
        ProjectRemoved removed = projects.remove(name.name());
        record(AuditAction.PROJECT_REMOVED, removed.name(), removed.path());
        return removed;
    }

    private void record(AuditAction action, String name, String path) {
        audit.add(new Deed(action, Optional.of(call.visitor().name()), Optional.of(call.label()),
                Optional.empty(), Map.of("name", name, "path", path)));
    }
}
