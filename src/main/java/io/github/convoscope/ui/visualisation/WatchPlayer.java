package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Plays the steps of an optimisation at a chosen speed, while further steps are still arriving:
 * button, slider of steps and plot. JavaFX thread.
 */
final class WatchPlayer implements ImageSequence {
  private final Consumer<WatchedStep> onShown;
  private final Runnable onEnd;
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final AscentPlot plot;
  private final Button play = new Button();
  private final Slider place = new Slider(0, 0, 0);
  private final Slider speed = new Slider(4, 120, 40);
  private final Timeline timeline = new Timeline();
  private final List<WatchedStep> steps = new ArrayList<>();
  private final VBox node;
  private int expected;

  /**
   * A player without steps.
   *
   * @param em size of the text in pixels
   * @param onShown receives each step that the slider reaches
   * @param onEnd called when no further step is wanted
   */
  WatchPlayer(ObservableValue<Number> em, Consumer<WatchedStep> onShown, Runnable onEnd) {
    plot = new AscentPlot(em);
    this.onShown = onShown;
    this.onEnd = onEnd;
    play.setOnAction(event -> playOrPause());
    Ems.prefWidth(place, 19);
    play.setMinWidth(Button.USE_PREF_SIZE);
    place.setAccessibleText(Messages.text("atlas.watch.step"));
    place.valueProperty().addListener(changed -> show());
    speed.valueProperty().addListener(changed -> timeline.setRate(speed.getValue()));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), event -> advance()));
    HBox line = Ems.line(0.62, play, place);
    line.setAlignment(Pos.CENTER_LEFT);
    node =
        Ems.column(0.92, plot, line, LabelledSlider.of(Messages.text("atlas.watch.speed"), speed));
    pause();
  }

  Node node() {
    return node;
  }

  /**
   * Forgets all steps and plays those that are added from now on.
   *
   * @param expectedSteps number of the last step
   * @param bestExample the value of the best real example, NaN where it is not known
   */
  void begin(int expectedSteps, double bestExample) {
    expected = expectedSteps;
    steps.clear();
    place.setMax(0);
    place.setValue(0);
    plot.begin(expectedSteps, bestExample);
    play();
  }

  /** Adds steps that were computed. */
  void add(List<WatchedStep> fresh) {
    boolean first = steps.isEmpty();
    steps.addAll(fresh);
    plot.add(fresh.stream().map(WatchedStep::value).toList());
    place.setMax(steps.size() - 1);
    if (first) {
      show();
    }
  }

  /** Stops playing. */
  void pause() {
    playing.set(false);
    timeline.stop();
    play.setText(Messages.text("atlas.watch.play"));
  }

  private void play() {
    playing.set(true);
    play.setText(Messages.text("atlas.watch.pause"));
    timeline.setRate(speed.getValue());
    timeline.playFromStart();
  }

  @Override
  public DoubleProperty position() {
    return place.valueProperty();
  }

  @Override
  public ObservableDoubleValue last() {
    return place.maxProperty();
  }

  @Override
  public ReadOnlyBooleanProperty playing() {
    return playing.getReadOnlyProperty();
  }

  @Override
  public void end() {
    onEnd.run();
  }

  @Override
  public void playOrPause() {
    if (playing.get()) {
      pause();
      return;
    }
    if (place.getValue() >= place.getMax()) {
      place.setValue(0);
    }
    play();
  }

  private void advance() {
    if (place.getValue() < place.getMax()) {
      place.setValue(Math.floor(place.getValue()) + 1);
    } else if (steps.size() > expected) {
      pause();
    }
  }

  /** Shows the step of the slider once more. */
  void show() {
    int index = (int) Math.round(place.getValue());
    if (index < steps.size()) {
      plot.at(index);
      onShown.accept(steps.get(index));
    }
  }
}
