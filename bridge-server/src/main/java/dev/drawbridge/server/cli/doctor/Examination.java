package dev.drawbridge.server.cli.doctor;

import java.util.List;

/** A look at something; it changes nothing there. */
interface Examination {
    List<Finding> findings();
}
