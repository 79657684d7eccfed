package dev.drawbridge.core.agent.pi.rpc;

/** Whether what a project brings for Pi, settings, extensions and prompts, is loaded. An older Pi always loads it. */
public enum Trust {
    APPROVED, REFUSED,
    /** As the person has told Pi's own terminal; refused if it was never asked. */
    AS_REMEMBERED
}
