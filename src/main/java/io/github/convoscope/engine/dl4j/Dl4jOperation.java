package io.github.convoscope.engine.dl4j;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.modelfile.LayerDescription;
import io.github.convoscope.modelfile.ModelFileProblem;
import io.github.convoscope.network.Shape;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A layer computed by DL4J, its activation function included where it is of kind {@code OTHER}. */
public final class Dl4jOperation implements Operation {
  private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  private final LayerDescription node;
  private final @Nullable LayerDescription preprocessing;
  private final Shape below;
  private final MultiLayerNetwork network;
  private final Layer layer;
  private final @Nullable InputPreProcessor preprocessor;

  private Dl4jOperation(
      LayerDescription node,
      @Nullable LayerDescription preprocessing,
      Shape below,
      MultiLayerNetwork network) {
    this.node = node;
    this.preprocessing = preprocessing;
    this.below = below;
    this.network = network;
    this.layer = network.getLayer(0);
    this.preprocessor = network.getLayerWiseConfigurations().getInputPreProcess(0);
  }

  /**
   * A layer with parameters still to be set.
   *
   * @param most parameters that it may have
   * @throws io.github.convoscope.message.Problem if DL4J can't make it
   */
  public static Dl4jOperation open(
      LayerDescription node, @Nullable LayerDescription preprocessor, Shape below, long most) {
    MultiLayerNetwork network = Dl4jLayerFactory.make(node, preprocessor, most);
    return new Dl4jOperation(node, preprocessor, below, network);
  }

  /** Number of parameters. */
  public long parameterCount() {
    return network.numParams();
  }

  /** Sets the parameters, in DL4J's order. */
  public void setParameters(float[] values) {
    if (values.length > 0) {
      network.params().data().asNioFloat().put(values);
    }
  }

  /**
   * Shape of what it computes, found by trying.
   *
   * @throws io.github.convoscope.message.Problem if DL4J can't compute it
   */
  public Shape shape() {
    try {
      long[] shape = activate(new float[below.size()], 1).shape();
      if (shape.length == 4) {
        return Shape.maps(
            Math.toIntExact(shape[1]), Math.toIntExact(shape[2]), Math.toIntExact(shape[3]));
      }
      return Shape.units(Math.toIntExact(shape[1]));
    } catch (RuntimeException e) {
      throw ModelFileProblem.of(e, "needs-dl4j", node.file());
    }
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    copy(activate(in, count), out);
  }

  private INDArray activate(float[] in, int count) {
    INDArray input = array(in, count);
    if (preprocessor != null) {
      input = preprocessor.preProcess(input, count, NO_WORKSPACES);
    }
    layer.setInputMiniBatchSize(count);
    layer.setInput(input, NO_WORKSPACES);
    return layer.activate(false, NO_WORKSPACES);
  }

  private INDArray array(float[] in, int count) {
    boolean flat =
        !below.spatial()
            || switch (node.type()) {
              case "DenseLayer", "OutputLayer" -> preprocessor == null;
              default -> false;
            };
    long[] shape =
        flat
            ? new long[] {count, below.size()}
            : new long[] {count, below.channels(), below.rows(), below.columns()};
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
    array.data().asNioFloat().put(in, 0, count * below.size());
    return array;
  }

  private static void copy(INDArray from, float[] to) {
    from.dup('c').data().asNioFloat().get(to, 0, (int) from.length());
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    // Layers forget their input when they go backwards, and some overwrite it going forwards.
    INDArray out = activate(in, count);
    INDArray epsilon = Nd4j.createUninitialized(DataType.FLOAT, out.shape(), 'c');
    epsilon.data().asNioFloat().put(byOut, 0, (int) out.length());
    activate(in, count);
    INDArray below = layer.backpropGradient(epsilon, NO_WORKSPACES).getSecond();
    if (preprocessor != null) {
      below = preprocessor.backprop(below, count, NO_WORKSPACES);
    }
    copy(below, byIn);
  }

  @Override
  public Operation copy() {
    Dl4jOperation copy = open(node, preprocessing, below, parameterCount());
    if (network.numParams() > 0) {
      copy.network.params().assign(network.params());
    }
    return copy;
  }
}
