package dev.drawbridge.protocol;

import dev.drawbridge.architecture.Architecture;

final class ArchitectureTest implements Architecture {}
