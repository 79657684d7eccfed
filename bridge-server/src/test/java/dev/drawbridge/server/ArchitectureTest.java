package dev.drawbridge.server;

import dev.drawbridge.architecture.Architecture;

final class ArchitectureTest implements Architecture {}
