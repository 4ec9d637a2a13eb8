package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.Objective;
import io.github.convoscope.explain.visualisation.Objectives;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.NetworkSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names the goals for which an image can be optimised. */
enum VisualisationGoal {
  /** The unit: the mean over its map, a dense unit's value, or a class's logit. */
  UNIT,
  /** The strongest neuron of the unit's map, wherever it is. */
  STRONGEST,
  /** The whole layer: the mean square of its outputs (DeepDream). */
  LAYER,
  /** The layer's outputs for the current drawing, exaggerated (caricature). */
  CARICATURE;

  /** Its name on screen. */
  String text() {
    return Messages.text("atlas.goal." + name().toLowerCase(Locale.ROOT));
  }

  /** The goals for a unit; only a feature map has a strongest neuron. */
  static List<VisualisationGoal> of(NetworkSpec spec, UnitTarget target) {
    boolean map = spec.layer(target.layer()).shape().spatial();
    return Stream.of(values()).filter(each -> map || each != STRONGEST).toList();
  }

  /**
   * The objective to maximise.
   *
   * @param outputs the layer's outputs for the current drawing
   */
  Objective objective(NetworkSpec spec, UnitTarget target, float[] outputs) {
    return switch (this) {
      case UNIT -> Objectives.of(spec, target);
      case STRONGEST -> Objectives.strongestNeuron(spec, target.layer(), target.channel());
      case LAYER -> Objectives.deepDream(spec, target.layer());
      case CARICATURE -> Objectives.caricature(target.layer(), outputs);
    };
  }
}
