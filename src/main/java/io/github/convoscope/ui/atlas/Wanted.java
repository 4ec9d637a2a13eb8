package io.github.convoscope.ui.atlas;

import io.github.convoscope.explain.optimise.Objective;
import io.github.convoscope.explain.optimise.Objectives;
import io.github.convoscope.explain.optimise.Target;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.work.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an image can be sought for. */
enum Wanted {
  /** The unit: the mean over its map, or its one value; a class's logit. */
  UNIT,
  /** The strongest neuron of the unit's map, wherever it is. */
  STRONGEST,
  /** The whole layer: whatever excites it (DeepDream). */
  LAYER,
  /** What the layer sees in the drawing of now, exaggerated (caricature). */
  CARICATURE;

  /** Its name on screen. */
  String text() {
    return Messages.text("atlas.wanted." + name().toLowerCase(Locale.ROOT));
  }

  /** What can be asked of a unit; only a map has a strongest neuron. */
  static List<Wanted> of(NetworkSpec spec, Target target) {
    boolean map = spec.layer(target.layer()).shape().spatial();
    return Stream.of(values()).filter(each -> map || each != STRONGEST).toList();
  }

  /**
   * The objective.
   *
   * @param seen the layer's outputs for the drawing of now
   */
  Objective objective(NetworkSpec spec, Target target, float[] seen) {
    return switch (this) {
      case UNIT -> Objectives.of(target.measure(spec));
      case STRONGEST -> Objectives.largest(spec, target.layer(), target.channel());
      case LAYER -> Objectives.layer(spec, target.layer());
      case CARICATURE -> Objectives.caricature(target.layer(), seen);
    };
  }
}
