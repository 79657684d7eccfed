package dev.drawbridge.core.agent.pi.thread;

import dev.drawbridge.core.agent.pi.rpc.PiLaunch;
import dev.drawbridge.core.agent.speech.Voice;
import java.time.Duration;

/**
 * What every live thread of one life is made with.
 *
 * @param voice tells clients; its clock is everybody's
 * @param launch how processes are started; where and in which session is added
 * @param idle after which a process that nobody needs is ended
 */
public record Stage(Voice voice, Later later, Pi.Starter starter, Records records, PiLaunch launch,
        Duration idle) {}
