package io.github.convoscope.modelfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convoscope.network.Shape;

/**
 * Bounds what a layer that only DL4J computes may cost, from the file's numbers alone: DL4J
 * reserves whatever memory a description asks for, and can't be stopped.
 */
final class ForeignCost {
  /** Numbers that DL4J copies side by side to make one product of matrices: half a gigabyte. */
  private static final double MOST_UNFOLDED = 1 << 27;

  private static final double MOST_PRODUCTS = 2e10;

  private final LayerDescription node;
  private final boolean spreads;

  private ForeignCost(LayerDescription node) {
    this.node = node;
    spreads = node.type().equals("Deconvolution2D");
  }

  /**
   * Checks a layer before DL4J is given it.
   *
   * @param below shape of what it reads
   * @throws io.github.convoscope.message.Problem if it could take too long or too much memory
   */
  static void check(LayerDescription node, Shape below) {
    ForeignCost cost = new ForeignCost(node);
    int block = (int) cost.number("blockSize", 1);
    if (below.rows() % block != 0 || below.columns() % block != 0) {
      throw ModelFileProblem.of("shapes-differ", node.file(), node.index());
    }
    double taps = cost.at("kernelSize", 0, 1) * cost.at("kernelSize", 1, 1);
    double mapBelow = (double) below.rows() * below.columns();
    double map = cost.outputs(below.rows(), 0) * cost.outputs(below.columns(), 1);
    double read = below.channels();
    double units = cost.number("nout", read * cost.number("depthMultiplier", 1));
    double unfolded = taps * (cost.spreads ? units * mapBelow : read * map);
    double products = unfolded * (cost.spreads ? read : units);
    if (units * map > Dl4jLayerReader.LARGEST_LAYER
        || unfolded > MOST_UNFOLDED
        || products > MOST_PRODUCTS) {
      throw ModelFileProblem.of("layer-size", node.file(), node.index());
    }
  }

  /** At most so many rows or columns come out. */
  private double outputs(int extent, int axis) {
    double stride = at("stride", axis, 1);
    double reach = at("dilation", axis, 1) * at("kernelSize", axis, 1);
    double padding = at("padding", axis, 0);
    return spreads ? stride * extent + reach : Math.ceil((extent + 2 * padding) / stride);
  }

  /** A number for rows (0) or columns (1), at least as large as where the file says nothing. */
  private double at(String field, int axis, int least) {
    return checked(field, node.json().path(field), node.json().path(field).path(axis), least);
  }

  private double number(String field, double missing) {
    JsonNode value = node.json().path(field);
    return value.isMissingNode() ? missing : checked(field, value, value, 1);
  }

  /** DL4J's own code prints lines of its own where a size is negative or zero. */
  private double checked(String field, JsonNode list, JsonNode value, int least) {
    if (list.isMissingNode()) {
      return least;
    }
    if (!value.isIntegralNumber() || value.asDouble() < least || !value.canConvertToInt()) {
      throw ModelFileProblem.of("bad-layer", node.file(), node.index(), field);
    }
    return value.asDouble();
  }
}
