/** How the digits network is trained: recipe, augmentation, schedule, checkpoints, calibration. */
@NullMarked
package io.github.convoscope.training;

import org.jspecify.annotations.NullMarked;
