package io.github.convoscope.modelfile.keras;

import java.util.Set;

/** Names of Keras's classes; all that is read is on one of these lists. */
final class KerasClasses {
  /** Models, which have layers in them. */
  static final Set<String> MODELS = Set.of("Sequential", "Functional", "Model");

  /** Layers that hand on what they read, without a trace in the picture. */
  static final Set<String> PASSING =
      Set.of(
          "InputLayer",
          "ActivityRegularization",
          "Identity",
          "RandomBrightness",
          "RandomColorDegeneration",
          "RandomColorJitter",
          "RandomContrast",
          "RandomElasticTransform",
          "RandomErasing",
          "RandomFlip",
          "RandomGaussianBlur",
          "RandomGrayscale",
          "RandomHeight",
          "RandomHue",
          "RandomInvert",
          "RandomPerspective",
          "RandomPosterization",
          "RandomRotation",
          "RandomSaturation",
          "RandomSharpness",
          "RandomShear",
          "RandomTranslation",
          "RandomWidth",
          "RandomZoom",
          "AugMix",
          "CutMix",
          "MixUp",
          "RandAugment");

  /** Layers that only do something in training. */
  static final Set<String> DROPOUT =
      Set.of("AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise", "SpatialDropout2D");

  /** Layers of which every cell of the output is made from the same cell of the input. */
  static final Set<String> FUNCTIONS = Set.of("Activation", "ELU", "LeakyReLU", "ReLU", "Softmax");

  /** Layers that hold code instead of settings. */
  static final Set<String> CODE =
      Set.of("Lambda", "TFOpLambda", "SlicingOpLambda", "TensorFlowOpLayer", "ClassMethod");

  private KerasClasses() {}

  /** True for the module of a class that is Keras's own, or where the file names none. */
  static boolean isKeras(KerasLayer layer) {
    String module = layer.module();
    boolean own =
        module.isEmpty()
            || module.equals("keras")
            || module.startsWith("keras.")
            || module.startsWith("tf_keras.")
            || module.startsWith("tensorflow.keras.")
            || module.startsWith("tensorflow.python.keras.");
    return own && !layer.registeredName().contains(">") && !layer.type().contains(">");
  }
}
