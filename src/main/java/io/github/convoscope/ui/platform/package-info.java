/**
 * Everything that reaches below JavaFX. Each part does nothing where it cannot, and can be switched
 * off.
 */
@NullMarked
package io.github.convoscope.ui.platform;

import org.jspecify.annotations.NullMarked;
