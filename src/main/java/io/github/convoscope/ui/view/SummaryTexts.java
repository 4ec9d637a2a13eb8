package io.github.convoscope.ui.view;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.Shape;

/** Says what a closed layer shows in place of its neurons. */
final class SummaryTexts {
  private SummaryTexts() {}

  /** A sentence, such as "At each place the strongest of 512 maps.". */
  static String whatIsShown(LayerPlace place) {
    Shape shape = place.layer().shape();
    if (shape.mapSize() > 1) {
      int maps = LayerSummary.of(place.layer()).strongestMaps();
      if (maps > 0) {
        return Messages.text("view.closed.strongest-maps", shape.channels(), maps);
      }
      return Messages.text("view.closed.maps", shape.channels());
    }
    LayerSummary summary = LayerSummary.of(place.layer());
    return Messages.text("view.closed.units", summary.group(), shape.channels());
  }
}
