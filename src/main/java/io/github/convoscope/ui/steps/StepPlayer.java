package io.github.convoscope.ui.steps;

import io.github.convoscope.explain.contribution.ComputationStep;
import io.github.convoscope.explain.contribution.ComputationSteps;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
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
 * Goes through the steps of a computation, by hand or by itself. What the steps look like is the
 * business of who listens. JavaFX thread.
 */
public final class StepPlayer {
  /** What is watched. */
  enum Scope {
    /** One map, cell by cell, then row by row. */
    MAP("card.scope-map"),
    /** A layer, gathering speed. */
    LAYER("card.scope-layer"),
    /** The whole network, every layer gathering speed. */
    NETWORK("card.scope-network"),
    /** The whole network, a layer a step. */
    WAVE("card.scope-wave");

    private final String key;

    Scope(String key) {
      this.key = key;
    }

    /** Key of its name. */
    String key() {
      return key;
    }
  }

  /** Steps a second at the slow end and at the quick end. */
  static final double SLOWEST = 0.5;

  static final double QUICKEST = 60;

  private final ReadOnlyObjectWrapper<@Nullable ComputationStep> step =
      new ReadOnlyObjectWrapper<>();
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final DoubleProperty speed = new SimpleDoubleProperty(6);
  private final Timeline timeline = new Timeline();
  private List<ComputationStep> steps = List.of();
  private int at = -1;
  private Scope scope = Scope.MAP;

  public StepPlayer() {
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.getKeyFrames().add(new KeyFrame(Duration.seconds(1), event -> next()));
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
   * Begins with the first step and waits there.
   *
   * @param values of the drawing that is watched: nothing is to be seen before it begins
   */
  void begin(NetworkSpec spec, LayerSpec layer, int channel, Scope what, Activations values) {
    running.set(false);
    scope = what;
    steps =
        switch (what) {
          case MAP -> ComputationSteps.map(layer, channel, start(layer, channel, values));
          case LAYER -> ComputationSteps.layer(layer, start(layer, 0, values));
          case NETWORK -> ComputationSteps.network(spec, each -> start(each, 0, values));
          case WAVE -> ComputationSteps.wave(spec);
        };
    at = 0;
    step.set(steps.get(0));
  }

  private static int start(LayerSpec layer, int channel, Activations values) {
    return layer.shape().spatial()
        ? ComputationSteps.start(layer, channel, values.after(layer.index()))
        : 0;
  }

  /** Ends it. */
  void end() {
    running.set(false);
    steps = List.of();
    at = -1;
    step.set(null);
  }

  /** The step that is shown, or null when nothing is watched. */
  ReadOnlyObjectProperty<@Nullable ComputationStep> step() {
    return step.getReadOnlyProperty();
  }

  /** What is watched. */
  Scope scope() {
    return scope;
  }

  /** The first step of what is watched; only while something is. */
  ComputationStep first() {
    return steps.get(0);
  }

  /** The last step of what is watched; only while something is. */
  ComputationStep last() {
    return steps.get(steps.size() - 1);
  }

  /** Whether it goes on by itself. */
  ReadOnlyBooleanProperty running() {
    return running;
  }

  /** Goes on by itself, or stops; at the end it starts again from the beginning. */
  void runOrStop() {
    if (at == steps.size() - 1) {
      go(0);
    }
    running.set(!running.get());
  }

  /** Steps a second. */
  DoubleProperty speed() {
    return speed;
  }

  /** One step on, by hand: it no longer goes on by itself. */
  void stepOnce() {
    running.set(false);
    next();
  }

  /** Back to the first step. */
  void restart() {
    go(0);
  }

  /** To the first step of the next map, or of what follows the map. */
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

  /** To the first step of the next layer, or to the end. */
  void skipLayer() {
    int next = at;
    while (next < steps.size() - 1 && steps.get(next).layer() == steps.get(at).layer()) {
      next++;
    }
    go(next);
  }

  private void next() {
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
