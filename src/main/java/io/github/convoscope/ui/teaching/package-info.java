/**
 * Correcting a wrong answer by a few steps of gradient descent, and what is forgotten meanwhile.
 */
@NullMarked
package io.github.convoscope.ui.teaching;

import org.jspecify.annotations.NullMarked;
