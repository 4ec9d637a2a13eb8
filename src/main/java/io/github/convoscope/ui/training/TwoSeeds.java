package io.github.convoscope.ui.training;

import io.github.convoscope.explain.versus.UnitMatching;
import io.github.convoscope.model.Model;
import java.util.List;

/**
 * Two networks of one recipe that began with other random numbers.
 *
 * @param a the first
 * @param seedA its seed
 * @param b the second
 * @param seedB its seed
 * @param steps of both
 * @param samples number of examples over which their units were compared
 * @param layers a matching for each convolution
 */
record TwoSeeds(
    Model a, long seedA, Model b, long seedB, long steps, int samples, List<UnitMatching> layers) {
  /** Copies the list. */
  TwoSeeds {
    layers = List.copyOf(layers);
  }
}
