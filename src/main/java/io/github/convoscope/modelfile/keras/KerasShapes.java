package io.github.convoscope.modelfile.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convoscope.modelfile.keras.KerasTensor.Kind;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ConcatenationOperator;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.MergeRule;
import io.github.convoscope.network.operator.PermuteOperator;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.network.operator.ReshapeOperator;
import io.github.convoscope.network.operator.ShiftOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.util.List;

/** Translates layers without weights that change shapes: pooling, padding, merging, flattening. */
final class KerasShapes {
  private static final int[] ONE = {1, 1};
  private static final int LARGEST = 1 << 14;

  private final KerasAssembly assembly;

  KerasShapes(KerasAssembly assembly) {
    this.assembly = assembly;
  }

  private KerasTensor add(KerasLayer layer, LayerOperator operator, Kind kind, KerasTensor input) {
    return assembly.add(
        layer, "", operator, ActivationFunction.IDENTITY, LayerWeights.NONE, kind, input);
  }

  private static void requireMaps(KerasLayer layer, KerasTensor input) {
    if (!input.maps()) {
      throw KerasProblem.of("shape", layer.file(), layer.shown());
    }
  }

  /** Pooling over windows; cells in the padding don't count. */
  KerasTensor pooling(KerasLayer layer, KerasTensor input, PoolingKind pooling) {
    requireMaps(layer, input);
    int[] size = layer.pair(1, 2, "pool_size");
    int[] stride = layer.has("strides") ? layer.pair(1, 1, "strides") : size;
    Window window = KerasWindows.of(layer, input.shape(), size, stride, ONE);
    return add(layer, new PoolingOperator(pooling, window), Kind.MAPS, input);
  }

  /** Pooling over whole maps; what is left are units, unless the file keeps the axes. */
  KerasTensor globalPooling(KerasLayer layer, KerasTensor input, PoolingKind pooling) {
    requireMaps(layer, input);
    int rows = input.shape().rows();
    int columns = input.shape().columns();
    Window whole = new Window(rows, columns, rows, columns, 0, 0, 0, 0, 1, 1);
    Kind kind = layer.is("keepdims", false) ? Kind.MAPS : Kind.UNITS;
    return add(layer, new PoolingOperator(pooling, whole), kind, input);
  }

  /** Zeros added around maps. */
  KerasTensor padding(KerasLayer layer, KerasTensor input) {
    requireMaps(layer, input);
    int[] sides = sides(layer, "padding", 1);
    return add(
        layer, ShiftOperator.padding(sides[0], sides[1], sides[2], sides[3]), Kind.MAPS, input);
  }

  /** Rows and columns cut off from maps. */
  KerasTensor cropping(KerasLayer layer, KerasTensor input) {
    requireMaps(layer, input);
    int[] sides = sides(layer, "cropping", 0);
    return add(
        layer, ShiftOperator.cropping(sides[0], sides[1], sides[2], sides[3]), Kind.MAPS, input);
  }

  /** Top, bottom, left, right: one number, two, two pairs, or in Keras 1 four numbers. */
  private static int[] sides(KerasLayer layer, String name, int otherwise) {
    JsonNode value = layer.setting(name);
    int[] sides;
    if (value.isArray() && value.size() == 2 && value.get(0).isArray()) {
      JsonNode rows = value.get(0);
      JsonNode columns = value.get(1);
      sides =
          new int[] {
            rows.path(0).asInt(-1),
            rows.path(1).asInt(-1),
            columns.path(0).asInt(-1),
            columns.path(1).asInt(-1)
          };
    } else if (value.isArray() && value.size() == 4) {
      sides =
          new int[] {
            value.get(0).asInt(-1),
            value.get(1).asInt(-1),
            value.get(2).asInt(-1),
            value.get(3).asInt(-1)
          };
    } else {
      int[] both = layer.pair(0, otherwise, name);
      sides = new int[] {both[0], both[0], both[1], both[1]};
    }
    for (int side : sides) {
      if (side < 0 || side > LARGEST) {
        throw layer.bad(name);
      }
    }
    return sides;
  }

  /** Maps made larger by repeating cells. */
  KerasTensor upsampling(KerasLayer layer, KerasTensor input) {
    requireMaps(layer, input);
    if (!layer.word("nearest", "interpolation").equals("nearest")) {
      throw layer.bad("interpolation");
    }
    int[] size = layer.pair(1, 2, "size");
    if (Math.max(size[0], size[1]) > LARGEST) {
      throw layer.bad("size");
    }
    return add(layer, new UpsamplingOperator(size[0], size[1]), Kind.MAPS, input);
  }

  /** A change of size that changes nothing. */
  KerasTensor resizing(KerasLayer layer, KerasTensor input) {
    requireMaps(layer, input);
    boolean same =
        layer.number("height") == input.shape().rows()
            && layer.number("width") == input.shape().columns();
    if (!same) {
      throw layer.bad("height");
    }
    return input;
  }

  /** Several layers made one, cell by cell. */
  KerasTensor merge(KerasLayer layer, List<KerasTensor> inputs, MergeRule rule) {
    KerasTensor largest = inputs.get(0);
    for (KerasTensor input : inputs) {
      largest = input.axes() > largest.axes() ? input : largest;
    }
    for (KerasTensor input : inputs) {
      // Keras puts the axes that one has too few behind the batch, so that channels stay last.
      boolean fits =
          input.axes() == largest.axes()
              || (input.kind() == Kind.UNITS
                  && largest.maps()
                  && !assembly.dialect().channelsFirst());
      if (!fits || inputs.size() < 2) {
        throw KerasProblem.of("shape", layer.file(), layer.shown());
      }
    }
    return assembly.add(
        layer,
        "",
        new MergeOperator(rule),
        ActivationFunction.IDENTITY,
        LayerWeights.NONE,
        largest.kind(),
        inputs.toArray(KerasTensor[]::new));
  }

  /** The channels of several layers, one after the other. */
  KerasTensor concatenation(KerasLayer layer, List<KerasTensor> inputs) {
    boolean units = inputs.stream().anyMatch(input -> !input.shape().spatial());
    int axis = (int) layer.real(-1, "axis", "concat_axis");
    KerasTensor[] joined = new KerasTensor[inputs.size()];
    for (int i = 0; i < joined.length; i++) {
      KerasTensor input = inputs.get(i);
      boolean channels = input.isChannelAxis(axis, assembly.dialect().channelsFirst());
      if (!channels || input.kind() != inputs.get(0).kind() || joined.length < 2) {
        throw layer.bad("axis");
      }
      // Behind global pooling ours are maps of one cell, which can't be joined with units.
      joined[i] = units && input.shape().spatial() ? flat(layer, input) : input;
    }
    return assembly.add(
        layer,
        "",
        new ConcatenationOperator(),
        ActivationFunction.IDENTITY,
        LayerWeights.NONE,
        inputs.get(0).kind(),
        joined);
  }

  private KerasTensor flat(KerasLayer layer, KerasTensor input) {
    return assembly.add(
        layer,
        "_flat",
        ReshapeOperator.flatten(input.shape(), false),
        ActivationFunction.IDENTITY,
        LayerWeights.NONE,
        Kind.UNITS,
        input);
  }

  /**
   * All cells as plain units. Keras goes through them row, column, channel; with channels first as
   * they lie, unless the layer itself says that channels are first.
   *
   * @param ownOrder true where our own order may stand, as only dense layers read the units
   */
  KerasTensor flatten(KerasLayer layer, KerasTensor input, boolean ownOrder) {
    Shape shape = input.shape();
    boolean first = assembly.dialect().channelsFirst();
    boolean saysFirst = layer.word("", "data_format").equals("channels_first");
    boolean severalOrders = input.maps() && shape.channels() > 1 && shape.mapSize() > 1;
    if (severalOrders && saysFirst && !first) {
      throw layer.bad("data_format");
    }
    boolean channelsLast = severalOrders && (!first || saysFirst);
    boolean turned = channelsLast && !ownOrder;
    KerasTensor flat = add(layer, ReshapeOperator.flatten(shape, turned), Kind.UNITS, input);
    return channelsLast && ownOrder
        ? new KerasTensor(flat.layer(), flat.shape(), Kind.UNITS, shape, false)
        : flat;
  }

  /** The same cells in another shape. */
  KerasTensor reshape(KerasLayer layer, KerasTensor input) {
    int[] target = target(layer, input.shape().size());
    boolean first = assembly.dialect().channelsFirst();
    return switch (target.length) {
      case 1 -> reshape(layer, Shape.units(target[0]), Kind.UNITS, input);
      case 2 -> reshape(layer, Shape.maps(1, target[0], target[1]), Kind.PICTURE, input);
      default ->
          reshape(
              layer,
              first
                  ? Shape.maps(target[0], target[1], target[2])
                  : Shape.maps(target[2], target[0], target[1]),
              Kind.MAPS,
              input);
    };
  }

  private KerasTensor reshape(KerasLayer layer, Shape shape, Kind kind, KerasTensor input) {
    boolean first = assembly.dialect().channelsFirst();
    return add(layer, new ReshapeOperator(shape, !first), kind, input);
  }

  /** Axes in another order; the batch, axis 0, keeps its place. */
  KerasTensor permutation(KerasLayer layer, KerasTensor input) {
    JsonNode value = layer.setting("dims");
    int axes = input.axes() - 1;
    int[] order = new int[axes];
    int seen = 0;
    for (int i = 0; i < axes; i++) {
      order[i] = value.path(i).asInt(0);
      seen |= order[i] > 0 && order[i] <= axes ? 1 << order[i] : 0;
    }
    if (value.size() != axes || seen != (1 << (axes + 1)) - 2) {
      throw layer.bad("dims");
    }
    return switch (input.kind()) {
      case UNITS -> input;
      case PICTURE -> add(layer, new PermuteOperator(0, order[0], order[1]), Kind.PICTURE, input);
      case MAPS -> {
        boolean first = assembly.dialect().channelsFirst();
        // Keras counts its own axes from 1; ours are channels, rows, columns from 0.
        for (int i = 0; i < axes; i++) {
          order[i] = first ? order[i] - 1 : order[i] % 3;
        }
        PermuteOperator operator =
            first
                ? new PermuteOperator(order[0], order[1], order[2])
                : new PermuteOperator(order[2], order[0], order[1]);
        yield add(layer, operator, Kind.MAPS, input);
      }
    };
  }

  /** The extents, one of which may be left to the others. */
  private static int[] target(KerasLayer layer, int size) {
    JsonNode value = layer.setting("target_shape", "dims");
    if (!value.isArray() || value.isEmpty() || value.size() > 3) {
      throw layer.bad("target_shape");
    }
    int[] target = new int[value.size()];
    long known = 1;
    int open = -1;
    for (int i = 0; i < target.length; i++) {
      target[i] = value.get(i).asInt(0);
      if (target[i] == -1 && open < 0) {
        open = i;
      } else if (target[i] < 1 || target[i] > size) {
        throw layer.bad("target_shape");
      } else {
        known *= target[i];
      }
    }
    if (open >= 0) {
      target[open] = (int) Math.max(1, size / known);
    }
    return target;
  }
}
