package io.github.convoscope.explain.attribution;

import java.util.List;
import java.util.Optional;

/** The registry of all attribution methods. */
public final class AttributionMethods {
  /**
   * Every method with its default settings, in the order in which users see them: first those that
   * read best. The first one follows the pen, so that its map is the same while the user draws and
   * at rest.
   */
  public static final List<AttributionMethod> ALL =
      List.of(
          new GradientTimesInput(),
          IntegratedGradients.DEFAULT,
          Saliency.DEFAULT,
          SmoothGrad.DEFAULT,
          new GuidedBackprop(),
          new Deconvolution(),
          GradCam.DEFAULT,
          ScoreCam.DEFAULT,
          Occlusion.DEFAULT,
          Conductance.DEFAULT);

  private AttributionMethods() {}

  /** The method of that name with its default settings, if there is one. */
  public static Optional<AttributionMethod> named(String id) {
    return ALL.stream().filter(method -> method.id().equals(id)).findFirst();
  }
}
