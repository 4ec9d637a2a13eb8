package io.github.convoscope.explain.contribution;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.List;

/** Networks and drawings for the tests of this package. */
final class SampleNetworks {
  private SampleNetworks() {}

  /** Every kind of layer and function, uneven padding, strides, dilation, odd sizes. */
  static NetworkSpec everyKind() {
    return new NetworkBuilder("every kind", Shape.maps(1, 28, 28))
        .convolution(
            "leaky", 4, new Window(3, 5, 1, 2, 0, 2, 3, 1, 1, 1), ActivationFunction.LEAKY_RELU)
        .normalisation("scale", ActivationFunction.IDENTITY)
        .convolution("dilated", 5, new Window(3, 3, 1, 1, 2, 2, 2, 2, 2, 2), ActivationFunction.ELU)
        .dropout("dropout")
        .pooling("mean", PoolingKind.AVERAGE, new Window(3, 3, 2, 2, 1, 1, 1, 1, 1, 1))
        .activation("squash", ActivationFunction.TANH)
        .pooling("max", PoolingKind.MAX, new Window(2, 3, 2, 1, 1, 0, 1, 1, 1, 1))
        .dense("wide", 30, ActivationFunction.SOFTPLUS)
        .dense("narrow", 12, ActivationFunction.SIGMOID)
        .output("answer", 10, ActivationFunction.SOFTMAX)
        .build();
  }

  /** A seven, a nought and scribbles in the input format of the network. */
  static List<float[]> images() {
    Normaliser normaliser = new Normaliser(InputFraming.of(28, 28));
    return List.of(
        normaliser.normalise(Drawing.of(Stroke.of(120, 110, 380, 100, 300, 220, 210, 420))).ink(),
        normaliser
            .normalise(
                Drawing.of(
                    Stroke.of(250, 80, 150, 160, 140, 330, 250, 420, 350, 330, 360, 160, 250, 80)))
            .ink(),
        normaliser
            .normalise(
                Drawing.of(
                    Stroke.of(90, 100, 400, 380), Stroke.of(400, 90, 120, 410), Stroke.at(250, 40)))
            .ink(),
        normaliser.reduce(Drawing.of(Stroke.of(0, 0, 500, 500), Stroke.of(0, 480, 20, 0))).ink());
  }
}
