/**
 * Training of the digits network: settings, augmentation, learning rate, checkpoints, calibration.
 */
@NullMarked
package io.github.convoscope.training;

import org.jspecify.annotations.NullMarked;
