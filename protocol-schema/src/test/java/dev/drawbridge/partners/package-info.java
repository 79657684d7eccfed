/** The real agents as test partners: installed from npm, run offline against a fake model. */
@NullMarked
package dev.drawbridge.partners;

import org.jspecify.annotations.NullMarked;
