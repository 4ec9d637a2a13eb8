package io.github.convoscope.ui.patch;

import io.github.convoscope.colour.PictureColours;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.WidgetStyle;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Shows the inputs of one neuron, as the upper part of its panel. JavaFX thread. */
interface PatchBody {
  /** The node to put into the panel. */
  Node node();

  /**
   * Shows a frame.
   *
   * @param difference true where the numbers are differences of two drawings
   */
  void show(Arithmetic now, NeuronColours colours, boolean difference);

  /** The body for a neuron; null where nothing feeds it that could be shown as a picture. */
  static @Nullable PatchBody of(
      NeuronInputs inputs, WidgetStyle style, PatchLinks links, PictureColours picture) {
    LayerKind kind = inputs.spec().layer(inputs.neuron().layer()).kind();
    return switch (kind) {
      case CONVOLUTION -> new ProductBody(inputs, style, links, picture);
      case POOLING -> new WindowBody(inputs, style, links);
      case DENSE, OUTPUT -> new TermsBody(style, links);
      default -> null;
    };
  }
}
