package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
import java.util.Locale;

/** Names the tabs of the atlas, in their order on screen. */
enum AtlasTab {
  /** The images of all units of the network. */
  OVERVIEW,
  /** One unit: its images, examples and numbers. */
  UNIT,
  /** An image while it is optimised. */
  WATCH,
  /** A mixture of two units or classes. */
  MIX,
  /** Measures how far the layers go from edges to digits. */
  HIERARCHY;

  /** Its name on screen. */
  String text() {
    return Messages.text("atlas.tab." + name().toLowerCase(Locale.ROOT));
  }
}
