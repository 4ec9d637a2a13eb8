package io.github.convoscope.ui.card;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.EveryMerge;

/** The same for every way to merge layers. */
class EveryMergeCardTest extends EveryLayerCardTest {
  @Override
  NetworkSpec network() {
    return EveryMerge.network(Shape.maps(1, 28, 28));
  }
}
