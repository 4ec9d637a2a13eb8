package io.github.convoscope.ui.visualisation;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableDoubleValue;

/** Images one after another, such as the steps of an optimisation. JavaFX thread. */
interface ImageSequence {
  /** The position, from 0 to {@link #last}. */
  DoubleProperty position();

  /** The last position so far. */
  ObservableDoubleValue last();

  /** True while the position moves by itself. */
  ReadOnlyBooleanProperty playing();

  /** Stops the position, or lets it move by itself. */
  void playOrPause();

  /** Computes and shows no further image. */
  void end();
}
