package dev.drawbridge.protocol;

final class Probe {
    private Probe() {}
}
