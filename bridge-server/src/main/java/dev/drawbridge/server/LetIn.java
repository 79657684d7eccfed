package dev.drawbridge.server;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.Scopes;
import dev.drawbridge.server.access.device.Added;
import dev.drawbridge.server.access.device.Devices;
import dev.drawbridge.server.access.pairing.NewDevice;
import dev.drawbridge.server.access.pairing.NewDevices;

/** Devices that pairing lets in are devices like any other. */
record LetIn(Devices devices) implements NewDevices {
    /** Does not wait for the disk: a device that cannot be kept is let in all the same, until the bridge ends. */
    @Override
    public NewDevice add(String name, Scopes scopes) {
        Added added = devices.add(name, scopes);
        return new NewDevice(added.device().deviceId(), added.device().name(), added.token().text());
    }

    @Override
    public void withdraw(NewDevice device) {
        var _ = devices.revoke(device.deviceId());
    }

    @Override
    public boolean welcomes(Visitor host) {
        return devices.isWelcome(host);
    }
}
