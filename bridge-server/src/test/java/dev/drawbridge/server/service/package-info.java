@NullMarked
package dev.drawbridge.server.service;

import org.jspecify.annotations.NullMarked;
