package dev.drawbridge.server.cli;

import dev.drawbridge.server.cli.completion.Complete;
import dev.drawbridge.server.cli.doctor.Doctor;
import dev.drawbridge.server.cli.profile.ListProfiles;
import dev.drawbridge.server.cli.profile.LogIn;
import dev.drawbridge.server.cli.profile.LogOut;
import dev.drawbridge.server.facade.AppServer;
import dev.drawbridge.server.facade.HandOver;
import dev.drawbridge.server.facade.OpenCodex;
import dev.drawbridge.server.facade.OpenPi;
import dev.drawbridge.server.project.ManageProjects;
import dev.drawbridge.server.run.ListTerminals;
import dev.drawbridge.server.run.Run;
import dev.drawbridge.server.thread.Approve;
import dev.drawbridge.server.thread.Attach;
import dev.drawbridge.server.thread.Deny;
import dev.drawbridge.server.thread.InterruptTurn;
import dev.drawbridge.server.thread.ListApprovals;
import dev.drawbridge.server.thread.ListThreads;
import dev.drawbridge.server.thread.ManageQueue;
import dev.drawbridge.server.thread.Send;
import dev.drawbridge.server.thread.ShowInfo;
import dev.drawbridge.server.thread.ShowThread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands of the program, in the order in which help tells them. */
final class Commands {
    /** By their classes, or what makes them where they need something of the program. */
    private static final Map<String, Object> BY_NAME = byName();

    private Commands() {}

    private static Map<String, Object> byName() {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put(Serve.NAME, Serve.class);
        commands.put("codex", OpenCodex.class);
        commands.put("pi", OpenPi.class);
        commands.put("app-server", AppServer.class);
        commands.put("hand-over", HandOver.class);
        commands.put("threads", ListThreads.class);
        commands.put("show", ShowThread.class);
        commands.put("send", Send.class);
        commands.put("attach", Attach.class);
        commands.put("approvals", ListApprovals.class);
        commands.put("approve", Approve.class);
        commands.put("deny", Deny.class);
        commands.put("interrupt", InterruptTurn.class);
        commands.put("queue", ManageQueue.class);
        commands.put("info", ShowInfo.class);
        commands.put("pair", Pair.class);
        commands.put("devices", ManageDevices.class);
        commands.put("password", ManagePasswords.class);
        commands.put("project", ManageProjects.class);
        commands.put("config", ManageConfig.class);
        commands.put("service", ManageService.class);
        commands.put("audit", ShowAudit.class);
        commands.put("login", LogIn.class);
        commands.put("logout", LogOut.class);
        commands.put("profiles", ListProfiles.class);
        commands.put("run", Run.class);
        commands.put("terminals", ListTerminals.class);
        commands.put("doctor", (Supplier<Object>) () -> new Doctor(Serve::plan));
        commands.put("completion", (Supplier<Object>) () -> new Complete(Drawbridge::commandLine));
        commands.put("rehearse", Rehearse.class);
        return commands;
    }

    /**
     * Gives a program its commands: of those only the one that is asked for, if there is such a one, since it takes a
     * while to read what a command is like.
     */
    static CommandLine addTo(CommandLine program, List<String> arguments) {
        String asked = arguments.isEmpty() ? "" : arguments.getFirst();
        BY_NAME.forEach((name, command) -> {
            if (!BY_NAME.containsKey(asked) || name.equals(asked)) {
                program.addSubcommand(name, command instanceof Supplier<?> maker ? maker.get() : command);
            }
        });
        return program;
    }
}
