package io.github.convoscope.engine.dl4j;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.ForeignLayer;
import io.github.convoscope.network.Shape;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes one layer with DL4J; for a layer of kind {@code OTHER}, its activation function is
 * included.
 */
public final class Dl4jOperation implements Operation {
  private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  private final ForeignLayer description;
  private final Shape below;
  private final MultiLayerNetwork network;
  private final Layer layer;
  private final @Nullable InputPreProcessor preprocessor;

  /**
   * Makes the operation of a layer.
   *
   * @param below shape of the layer's input
   * @param parameters in DL4J's order, as many as {@link #parameterCount} says
   * @throws io.github.convoscope.message.Problem if DL4J cannot make the layer
   */
  public Dl4jOperation(ForeignLayer description, Shape below, float[] parameters) {
    this(description, below);
    if (parameters.length > 0) {
      network.params().data().asNioFloat().put(parameters);
    }
  }

  private Dl4jOperation(ForeignLayer description, Shape below) {
    this.description = description;
    this.below = below;
    network = Dl4jNetworkFactory.make(description.file(), description.configuration());
    layer = network.getLayer(0);
    preprocessor = network.getLayerWiseConfigurations().getInputPreProcess(0);
  }

  /**
   * Counts the parameters of a layer without reserving memory for them.
   *
   * @throws io.github.convoscope.message.Problem if DL4J cannot make the layer
   */
  public static long parameterCount(ForeignLayer description) {
    return Dl4jNetworkFactory.parameterCount(description.file(), description.configuration());
  }

  /**
   * Finds the shape of a layer's output by computing the layer once.
   *
   * @param below shape of the layer's input
   * @throws io.github.convoscope.message.Problem if DL4J can't compute it
   */
  public static Shape outputShape(ForeignLayer description, Shape below) {
    Dl4jOperation operation = new Dl4jOperation(description, below);
    try {
      long[] shape = operation.activate(new float[below.size()], 1).shape();
      if (shape.length == 4) {
        return Shape.maps(
            Math.toIntExact(shape[1]), Math.toIntExact(shape[2]), Math.toIntExact(shape[3]));
      }
      return Shape.units(Math.toIntExact(shape[1]));
    } catch (RuntimeException e) {
      throw Dl4jNetworkFactory.failed(description.file(), e);
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
    boolean dense = layer.conf().getLayer() instanceof DenseLayer;
    boolean flat = !below.spatial() || (dense && preprocessor == null);
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
    // Sets the input again: layers drop it in the backward pass, and some overwrite it in the
    // forward pass.
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
    Dl4jOperation copy = new Dl4jOperation(description, below);
    if (network.numParams() > 0) {
      copy.network.params().assign(network.params());
    }
    return copy;
  }
}
