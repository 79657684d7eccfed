package dev.drawbridge.server.access.pairing;

import dev.drawbridge.core.access.Visitor;
import dev.drawbridge.protocol.access.Scopes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Devices that were let in, by their ids. */
final class FakeDevices implements NewDevices {
    final Map<String, Scopes> scopes = new LinkedHashMap<>();
    final Map<String, String> names = new LinkedHashMap<>();
    final Set<String> revoked = new HashSet<>();
    Runnable whileAdding = () -> {};
    private int numbers;

    @Override
    public NewDevice add(String name, Scopes allowed) {
        whileAdding.run();
        String id = "dev-" + ++numbers;
        names.put(id, name);
        scopes.put(id, allowed);
        return new NewDevice(id, name, "token-of-" + id);
    }

    @Override
    public void withdraw(NewDevice device) {
        names.remove(device.deviceId());
        scopes.remove(device.deviceId());
    }

    @Override
    public boolean welcomes(Visitor host) {
        return !revoked.contains(host.deviceId());
    }
}
