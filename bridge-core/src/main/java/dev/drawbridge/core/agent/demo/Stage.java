package dev.drawbridge.core.agent.demo;

/** What everything in one life of the demo is made with. */
record Stage(Voice voice, Later later, Names names, Shapes shapes) {}
