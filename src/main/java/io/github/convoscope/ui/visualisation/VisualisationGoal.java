package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.Objective;
import io.github.convoscope.explain.visualisation.Objectives;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an image can be sought for. */
enum VisualisationGoal {
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
  static List<VisualisationGoal> of(NetworkSpec spec, UnitTarget target) {
    boolean map = spec.layer(target.layer()).shape().spatial();
    return Stream.of(values()).filter(each -> map || each != STRONGEST).toList();
  }

  /**
   * The objective.
   *
   * @param seen the layer's outputs for the drawing of now
   */
  Objective objective(NetworkSpec spec, UnitTarget target, float[] seen) {
    return switch (this) {
      case UNIT -> Objectives.of(target.measure(spec));
      case STRONGEST -> Objectives.strongestNeuron(spec, target.layer(), target.channel());
      case LAYER -> Objectives.deepDream(spec, target.layer());
      case CARICATURE -> Objectives.caricature(target.layer(), seen);
    };
  }
}
