package dev.drawbridge.core;

import dev.drawbridge.architecture.Architecture;

final class ArchitectureTest implements Architecture {}
