package io.github.convoscope.ui.hunt;

import io.github.convoscope.message.Messages;
import java.util.Locale;

/** What a suspect learnt wrong, as it is, or as the user guesses. */
enum Flaw {
  /** Nothing. */
  NONE,
  /** It looks at a mark in the corner. */
  MARK,
  /** It has seen thick pens only. */
  THICK_PENS,
  /** It has learnt wrong labels by heart; no suspect has. */
  LABELS,
  /** It has never seen one of the digits; no suspect hasn't. */
  CLASS_MISSING;

  /** Its name on screen. */
  String words() {
    return Messages.text("hunt.flaw." + name().toLowerCase(Locale.ROOT));
  }
}
