package dev.drawbridge.server.access.device;

import dev.drawbridge.core.access.KnownDevice;
import dev.drawbridge.core.audit.Audit;
import dev.drawbridge.core.audit.Deed;
import dev.drawbridge.core.engine.ControlCall;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.protocol.bridge.Declined;
import dev.drawbridge.protocol.bridge.audit.AuditAction;
import dev.drawbridge.protocol.bridge.device.Device;
import dev.drawbridge.protocol.bridge.device.DeviceAdded;
import dev.drawbridge.protocol.bridge.device.DeviceDraft;
import dev.drawbridge.protocol.bridge.device.DeviceList;
import dev.drawbridge.protocol.bridge.device.DeviceReference;
import dev.drawbridge.protocol.bridge.device.DeviceRename;
import dev.drawbridge.protocol.bridge.device.DeviceRenamed;
import dev.drawbridge.protocol.bridge.device.DeviceRevoked;
import dev.drawbridge.protocol.bridge.device.DeviceService;
import dev.drawbridge.protocol.message.ErrorCode;
import dev.drawbridge.server.access.Visits;
import java.util.Map;
import java.util.Optional;

/** Serves one call of a client that is about devices. */
public record DeviceDesk(Devices devices, Visits visits, Audit audit, ControlCall call)
        implements
            DeviceService {
    @Override
    public DeviceList list() {
        return new DeviceList(devices.list().stream().map(this::shown).toList());
    }

    @Override
    public DeviceAdded add(DeviceDraft draft) {
        Scopes scopes = Scopes.of(draft.scopes());
        if (!scopes.areWithin(call.visitor().scopes())) {
            throw new Declined(ErrorCode.NOT_ALLOWED, "You can give " + call.visitor().scopes().words()
                    + ", which is what you have, and nothing else");
        }
        Added added = devices.add(draft.name(), scopes);
        if (!devices.isWelcome(call.visitor())) {
            devices.revoke(added.device().deviceId());
            throw new Declined(ErrorCode.NOT_ALLOWED, "This device was revoked: it lets nobody in");
        }
        record(AuditAction.PAIRED, added.device(), Map.of("scopes", scopes.words()));
        return new DeviceAdded(shown(added.device()), added.token().text(), added.kept().join());
    }

    @Override
    public DeviceRenamed rename(DeviceRename rename) {
        Optional<String> before = devices.find(rename.deviceId()).map(KnownDevice::name);
        Changed renamed = devices.rename(rename.deviceId(), rename.name())
                .orElseThrow(() -> unknown(rename.deviceId()));
        record(AuditAction.DEVICE_RENAMED, renamed.device(), Map.of("before", before.orElse("")));
        return new DeviceRenamed(shown(renamed.device()), renamed.kept().join());
    }

    @Override
    public DeviceRevoked revoke(DeviceReference reference) {
        String deviceId = reference.deviceId();
        int open = visits.of(deviceId);
        Changed revoked = devices.revoke(deviceId).orElseThrow(() -> unknown(deviceId));
        record(AuditAction.REVOKED, revoked.device(), Map.of());
        return new DeviceRevoked(deviceId, revoked.device().name(), open, revoked.kept().join());
    }

    private Device shown(KnownDevice device) {
        return new Device(device.deviceId(), device.name(), device.scopes(), device.createdAt(),
                device.lastSeenAt(), device.lastSeenFrom(), visits.of(device.deviceId()),
                device.deviceId().equals(call.visitor().deviceId()));
    }

    private void record(AuditAction action, KnownDevice whose, Map<String, String> details) {
        Deed deed = new Deed(action, Optional.of(call.visitor().name()), Optional.of(call.label()),
                Optional.empty(), details);
        audit.add(deed.with("deviceId", whose.deviceId()).with("name", whose.name()));
    }

    private static Declined unknown(String deviceId) {
        return switch (deviceId) {
            case "owner" -> not(
                    "That is whoever has the token that the bridge was started with: start it with another");
            case "local" -> not(
                    "That is whoever reaches the bridge on its own machine, for it asks for no token: "
                            + "start it with --auth-token-file");
            case "host" -> not("That is the user who runs the bridge, on its own machine");
            default -> new Declined(ErrorCode.NOT_FOUND,
                    "There is no such device: bridge/devices/list tells which there are");
        };
    }

    private static Declined not(String sentence) {
        return new Declined(ErrorCode.INVALID_REQUEST, "This is no device that can be changed. " + sentence);
    }
}
