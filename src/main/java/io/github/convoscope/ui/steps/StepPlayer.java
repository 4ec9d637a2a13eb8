package io.github.convoscope.ui.steps;

import io.github.convoscope.explain.contribution.ComputationStep;
import io.github.convoscope.explain.contribution.ComputationSteps;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the steps of a computation, one at a time or at a given speed. Listeners of {@link
 * #step} show them. JavaFX thread.
 *
 * <pre>{@code
 * StepPlayer player = new StepPlayer();
 * player.step().addListener((observed, before, step) -> show(step));
 * player.begin(spec, spec.layer(1), 0, StepPlayer.Scope.MAP, activations, null);
 * player.next();
 * }</pre>
 */
final class StepPlayer {
  /** The part of the network that is computed in steps. */
  enum Scope {
    /** One feature map, cell by cell, then row by row. */
    MAP,
    /** A layer, in steps that get larger. */
    LAYER,
    /** The whole network, every layer in steps that get larger. */
    NETWORK
  }

  /** Slowest speed, in steps a second. */
  static final double SLOWEST = 0.5;

  /** Quickest speed, in steps a second. */
  static final double QUICKEST = 60;

  private final ReadOnlyObjectWrapper<@Nullable ComputationStep> step =
      new ReadOnlyObjectWrapper<>();
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final DoubleProperty speed = new SimpleDoubleProperty(6);
  private final Timeline timeline = new Timeline();
  private List<ComputationStep> steps = List.of();

  /** What {@link #restart} goes through: after a cell in the middle, the cells before it too. */
  private List<ComputationStep> fromTheFirst = List.of();

  private int at = -1;
  private final ReadOnlyObjectWrapper<Scope> scope = new ReadOnlyObjectWrapper<>(Scope.MAP);

  /** A player without steps. */
  StepPlayer() {
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.getKeyFrames().add(new KeyFrame(Duration.seconds(1), event -> advance()));
    speed.addListener(changed -> timeline.setRate(speed.get()));
    running.addListener(
        (observed, before, now) -> {
          if (now) {
            timeline.setRate(speed.get());
            timeline.playFromStart();
          } else {
            timeline.stop();
          }
        });
  }

  /**
   * Begins with the first step, or at a cell, and stops there.
   *
   * @param channel the feature map of the layer, for {@link Scope#MAP}
   * @param values activations for the drawing; layers before {@code layer} are computed in one step
   * @param cell the neuron of that map to begin with, for {@link Scope#MAP}; null for the first
   */
  void begin(
      NetworkSpec spec,
      LayerSpec layer,
      int channel,
      Scope what,
      Activations values,
      @Nullable Neuron cell) {
    running.set(false);
    scope.set(what);
    boolean inMap = cell != null && what == Scope.MAP && layer.shape().spatial();
    int asked = cell != null && inMap ? cell.row() * layer.shape().columns() + cell.column() : 0;
    steps =
        switch (what) {
          case MAP ->
              ComputationSteps.map(layer, channel, inMap ? asked : start(layer, channel, values));
          case LAYER -> ComputationSteps.layer(layer, start(layer, 0, values));
          case NETWORK -> ComputationSteps.network(spec, each -> start(each, 0, values));
        };
    fromTheFirst = inMap ? ComputationSteps.map(layer, channel, 0) : steps;
    // Cells before the asked one are the second step.
    at = asked > 0 ? 1 : 0;
    step.set(steps.get(at));
  }

  private static int start(LayerSpec layer, int channel, Activations values) {
    return layer.shape().spatial()
        ? ComputationSteps.start(layer, channel, values.after(layer.index()))
        : 0;
  }

  /** Ends the computation and drops its steps. */
  void end() {
    running.set(false);
    steps = List.of();
    fromTheFirst = List.of();
    at = -1;
    step.set(null);
  }

  /** The present step, or null before the beginning and after the end. */
  ReadOnlyObjectProperty<@Nullable ComputationStep> step() {
    return step.getReadOnlyProperty();
  }

  /** The scope; after the end, the last one. */
  ReadOnlyObjectProperty<Scope> scope() {
    return scope.getReadOnlyProperty();
  }

  /** The first step; only between beginning and end. */
  ComputationStep first() {
    return steps.get(0);
  }

  /** The last step; only between beginning and end. */
  ComputationStep last() {
    return steps.get(steps.size() - 1);
  }

  /** True while the player runs by itself. */
  ReadOnlyBooleanProperty running() {
    return running;
  }

  /** Runs by itself, or stops; at the last step it runs again from the first. */
  void runOrStop() {
    if (at == steps.size() - 1) {
      go(0);
    }
    running.set(!running.get());
  }

  /** Speed in steps a second. */
  DoubleProperty speed() {
    return speed;
  }

  /** Goes one step on, and stops running by itself. */
  void next() {
    running.set(false);
    advance();
  }

  /** Goes back to the first step; from there cell by cell also where it began at another cell. */
  void restart() {
    steps = fromTheFirst;
    go(0);
  }

  /** Goes to the first step after the present map. */
  void skipMap(NetworkSpec spec) {
    ComputationStep now = step.get();
    if (now == null) {
      return;
    }
    int map = spec.layer(now.layer()).shape().mapSize();
    int channel = now.focus() / map;
    int next = at;
    while (next < steps.size() - 1
        && steps.get(next).layer() == now.layer()
        && steps.get(next).focus() / map == channel) {
      next++;
    }
    go(next);
  }

  /** Goes to the first step of the next layer, or to the last step. */
  void skipLayer() {
    int next = at;
    while (next < steps.size() - 1 && steps.get(next).layer() == steps.get(at).layer()) {
      next++;
    }
    go(next);
  }

  private void advance() {
    if (at < steps.size() - 1) {
      go(at + 1);
    } else {
      running.set(false);
    }
  }

  private void go(int place) {
    if (!steps.isEmpty()) {
      at = place;
      step.set(steps.get(place));
    }
  }
}
