package io.github.convoscope.ui.visualisation;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Slider;
import javafx.util.Duration;

/** Moves the share of a mixture from one unit to the other and back. JavaFX thread. */
final class MixSequence implements ImageSequence {
  private static final double SECONDS = 5;

  private final Slider share;
  private final Runnable onEnd;
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final Timeline timeline = new Timeline();

  /**
   * A sequence that stands still.
   *
   * @param share the slider that sets the share, 0 to 1
   * @param onEnd called when no further mixture is wanted
   */
  MixSequence(Slider share, Runnable onEnd) {
    this.share = share;
    this.onEnd = onEnd;
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.setAutoReverse(true);
    timeline
        .getKeyFrames()
        .setAll(
            new KeyFrame(Duration.ZERO, new KeyValue(share.valueProperty(), 0)),
            new KeyFrame(Duration.seconds(SECONDS), new KeyValue(share.valueProperty(), 1)));
  }

  @Override
  public DoubleProperty position() {
    return share.valueProperty();
  }

  @Override
  public ObservableDoubleValue last() {
    return share.maxProperty();
  }

  @Override
  public ReadOnlyBooleanProperty playing() {
    return playing.getReadOnlyProperty();
  }

  @Override
  public void playOrPause() {
    if (playing.get()) {
      pause();
    } else {
      playing.set(true);
      timeline.jumpTo(Duration.seconds(SECONDS * share.getValue()));
      timeline.play();
    }
  }

  /** Stands still. */
  void pause() {
    playing.set(false);
    timeline.stop();
  }

  @Override
  public void end() {
    onEnd.run();
  }
}
