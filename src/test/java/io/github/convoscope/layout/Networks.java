package io.github.convoscope.layout;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.DenseOperator;
import io.github.convoscope.network.operator.ForeignOperator;
import io.github.convoscope.network.operator.InputOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Networks of many shapes to lay out. */
public final class Networks {
  private Networks() {}

  /** The shipped network's shape. */
  public static NetworkSpec digits() {
    return of(
        "digits",
        Shape.maps(1, 28, 28),
        Shape.maps(8, 28, 28),
        Shape.maps(8, 14, 14),
        Shape.maps(16, 14, 14),
        Shape.maps(16, 7, 7),
        Shape.units(64),
        Shape.units(10));
  }

  /** Small and large, deep and shallow, wide and narrow. */
  public static Stream<NetworkSpec> many() {
    return Stream.of(
        digits(),
        of("one layer", Shape.maps(1, 5, 5)),
        of("no convolution", Shape.maps(1, 28, 28), Shape.units(300), Shape.units(10)),
        of("wide dense", Shape.maps(1, 28, 28), Shape.units(1000), Shape.units(10)),
        of("colour", Shape.maps(3, 32, 32), Shape.maps(64, 32, 32), Shape.units(100)),
        of("oblong", Shape.maps(1, 20, 60), Shape.maps(6, 16, 56), Shape.units(26)),
        of("tall", Shape.maps(1, 60, 20), Shape.maps(6, 56, 16), Shape.units(2)),
        of(
            "deep",
            Stream.concat(
                    Stream.of(Shape.maps(1, 28, 28)),
                    Stream.concat(
                        IntStream.range(0, 14).mapToObj(i -> Shape.maps(4 + i, 28 - i, 28 - i)),
                        Stream.of(Shape.units(10))))
                .toArray(Shape[]::new)),
        of(
            "a million",
            Shape.maps(1, 256, 256),
            Shape.maps(8, 256, 256),
            Shape.maps(16, 128, 128),
            Shape.units(4096),
            Shape.units(1000)));
  }

  /** A network that is only shapes. */
  public static NetworkSpec of(String name, Shape... shapes) {
    List<LayerSpec> layers = new ArrayList<>();
    for (Shape shape : shapes) {
      int index = layers.size();
      LayerOperator operator =
          index == 0
              ? new InputOperator(shape)
              : shape.spatial() ? new ForeignOperator(shape, 0) : new DenseOperator(1, false);
      layers.add(
          new LayerSpec(
              index,
              "layer" + index,
              operator,
              shape,
              ActivationFunction.RELU,
              0,
              index == 0 ? List.of() : List.of(index - 1)));
    }
    return new NetworkSpec(name, layers, List.of());
  }
}
