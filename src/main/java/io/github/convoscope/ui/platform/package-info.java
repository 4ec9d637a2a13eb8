/**
 * Everything that reaches below JavaFX's public interface: reflection on its private fields, and
 * native functions.
 *
 * <p>Two parts change how the program behaves, {@link
 * io.github.convoscope.ui.platform.WindowSurfaceRetention} and {@link
 * io.github.convoscope.ui.platform.UncompressedPointerMotion}. Each is an interface whose default
 * does nothing, with one implementation for the systems that it is known to work on; {@link
 * io.github.convoscope.ui.platform.PlatformParts} chooses, and reads the properties that switch
 * them off. The other classes only observe, for measurements. Knows no other package of the
 * program.
 */
@NullMarked
package io.github.convoscope.ui.platform;

import org.jspecify.annotations.NullMarked;
