/**
 * The real agents as test partners: installed from npm, run offline in temporary homes against a fake model.
 *
 * <pre>
 * {@code @RealAgents(Partner.CODEX)}
 * class AnswerTest {
 *     {@code @Test}
 *     void anAnswerIsStreamed() {
 *         try (var model = FakeModel.start(); var codex = Codex.onStdio(model)) {
 *             codex.initialize();
 *             codex.startTurn(codex.startThread(), "TOKENS:3");
 *             assertThat(codex.awaitTurn().path("status").asText()).isEqualTo("completed");
 *         }
 *     }
 * }
 * </pre>
 *
 * What the model says is in the prompt, as here ({@code TOKENS:3}, {@code RUN: ls ESCALATE}, {@code DROP} …), or
 * the test says it beforehand with the steps of {@link dev.drawbridge.partners.model.Step}, and can stop it in
 * the middle:
 *
 * <pre>
 * Gate middle = new Gate();
 * model.next(text("one "), hold(middle), text("two"));
 * codex.startTurn(thread, "count");
 * middle.awaitReached();
 * …
 * middle.open();
 * </pre>
 *
 * {@link dev.drawbridge.partners.codex.Codex#listening} is the real WebSocket listener, {@code
 * Codex.connect(uri)} a client of that or of any other; {@link dev.drawbridge.partners.codex.CodexHome#command} is
 * a command line for a test that starts Codex itself. {@link dev.drawbridge.partners.pi.Pi} does the same for Pi.
 *
 * <p>On a machine without npm these tests are skipped with one line on stderr; with {@code CI=true} they fail.
 */
@NullMarked
package dev.drawbridge.partners;

import org.jspecify.annotations.NullMarked;
