package dev.drawbridge.partners;

final class Probe {
    private Probe() {}
}
