package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
import java.util.Locale;

/** The parts of the atlas, in the order of their tabs. */
enum AtlasTab {
  /** The whole network at a glance. */
  ATLAS,
  /** One unit, from what inhibits it to what excites it. */
  UNIT,
  /** An image while it is being found. */
  WATCH,
  /** Two units or classes mixed. */
  MIX,
  /** The hierarchy from edges to digits, put to the test. */
  STORY;

  String text() {
    return Messages.text("atlas.chapter." + name().toLowerCase(Locale.ROOT));
  }
}
