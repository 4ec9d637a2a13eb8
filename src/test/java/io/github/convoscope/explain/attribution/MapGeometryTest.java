package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.network.operator.ShiftOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import org.junit.jupiter.api.Test;

class MapGeometryTest {
  @Test
  void cellsStayAbovePixelsThroughPaddingCroppingAndUpsampling() {
    ActivationFunction none = ActivationFunction.IDENTITY;
    NetworkSpec spec =
        new NetworkBuilder("shifts", Shape.maps(1, 8, 8))
            .add("padded", ShiftOperator.padding(3, 0, 1, 0), none, 0)
            .add("cropped", ShiftOperator.cropping(3, 0, 1, 0), none, 1)
            .add("larger", new UpsamplingOperator(2, 4), none, 2)
            .add("sum", new MergeOperator(false), none, 0, 2)
            .build();
    assertEquals(3, MapGeometry.ofRows(spec, 1).cellAt(0), "the padding comes first");
    assertEquals(1, MapGeometry.ofColumns(spec, 1).cellAt(0));
    assertEquals(5, MapGeometry.ofRows(spec, 2).cellAt(5), "cropping takes it away again");
    assertEquals(5, MapGeometry.ofRows(spec, 4).cellAt(5));
    // Pixel 5 became cells 10 and 11, and 20 to 23 across.
    assertEquals(10.5, MapGeometry.ofRows(spec, 3).cellAt(5));
    assertEquals(21.5, MapGeometry.ofColumns(spec, 3).cellAt(5));
  }
}
