package io.github.convoscope.explain.attribution;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The attribution methods, in the order in which they are offered. */
public enum Method {
  /** The gradient by the input (Simonyan et al. 2014, arXiv 1312.6034). */
  SALIENCY,
  /** The gradient times the input (Shrikumar et al. 2017, arXiv 1605.01713). */
  GRADIENT_X_INPUT,
  /** The gradient averaged on the way from a baseline (Sundararajan et al. 2017, 1703.01365). */
  INTEGRATED_GRADIENTS,
  /** The gradient averaged over noisy copies (Smilkov et al. 2017, arXiv 1706.03825). */
  SMOOTHGRAD,
  /** The gradient with negative signals cut at each ReLU (Springenberg et al. 2015, 1412.6806). */
  GUIDED_BACKPROP,
  /** The signal sent back through ReLUs of its own (Zeiler and Fergus 2014, arXiv 1311.2901). */
  DECONVOLUTION,
  /** Feature maps weighted by their mean gradients (Selvaraju et al. 2017, arXiv 1610.02391). */
  GRAD_CAM,
  /** What the score loses when a window is covered (Zeiler and Fergus 2014, arXiv 1311.2901). */
  OCCLUSION,
  /** The share of each neuron of a layer (Dhamdhere et al. 2019, arXiv 1805.12233). */
  CONDUCTANCE;

  /** The method's name on the command line, such as {@code gradient-x-input}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The method of that name, if there is one. */
  public static Optional<Method> ofWord(String word) {
    return Stream.of(values()).filter(method -> method.word().equals(word)).findFirst();
  }

  /** True where one backward pass is enough, so that the map can follow the pen. */
  public boolean live() {
    return switch (this) {
      case SALIENCY, GRADIENT_X_INPUT, GUIDED_BACKPROP, DECONVOLUTION, GRAD_CAM -> true;
      case INTEGRATED_GRADIENTS, SMOOTHGRAD, OCCLUSION, CONDUCTANCE -> false;
    };
  }

  /** False where the map hardly depends on what the network has learnt (Adebayo et al. 2018). */
  public boolean faithful() {
    return this != GUIDED_BACKPROP && this != DECONVOLUTION;
  }

  /** True where the map's numbers add up to the score minus the baseline's score. */
  public boolean complete() {
    return this == INTEGRATED_GRADIENTS || this == CONDUCTANCE;
  }

  /** True where the method looks at one layer that the user may choose. */
  public boolean hasLayer() {
    return this == GRAD_CAM || this == CONDUCTANCE;
  }
}
