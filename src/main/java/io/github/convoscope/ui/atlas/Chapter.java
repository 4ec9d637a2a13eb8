package io.github.convoscope.ui.atlas;

import io.github.convoscope.work.Messages;
import java.util.Locale;

/** The parts of the atlas, in the order of their tabs. */
enum Chapter {
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
