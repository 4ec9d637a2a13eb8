package io.github.convoscope.engine.dl4j;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ForeignNetwork;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Weights;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Computes forward passes with DL4J: the values of each layer are the outputs of vertices of DL4J's
 * graph. DL4J's backward pass gives only the gradient of the input, so another engine computes the
 * derivatives of all layers from DL4J's values.
 *
 * <pre>{@code
 * Engine dl4j = new Dl4jEngine(file.foreignNetwork(network), own);
 * dl4j.forward(input, activations);
 * }</pre>
 */
public final class Dl4jEngine implements Engine {
  private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  private final ForeignNetwork description;
  private final Dl4jLayout layout;
  private final Engine own;
  private final ComputationGraph graph;
  private final boolean complete;

  /**
   * Makes an engine.
   *
   * @param own an engine for the same network; closed together with this one
   * @throws Problem if DL4J cannot make the network or expects another number of parameters
   */
  public Dl4jEngine(ForeignNetwork description, Engine own) {
    this.description = description;
    this.own = own;
    layout = new Dl4jLayout(description.flatInput(), description.channelsLast());
    graph = make(description);
    complete =
        own.spec().layers().stream()
            .skip(1)
            .noneMatch(layer -> description.after().get(layer.index()).isEmpty());
  }

  private static ComputationGraph make(ForeignNetwork description) {
    try {
      // Loads ND4J's native library first; if that fails within DL4J, DL4J hides the reason.
      Nd4j.zeros(1);
      ComputationGraph made =
          new ComputationGraph(ComputationGraphConfiguration.fromJson(description.configuration()));
      made.init();
      if (made.numParams() != description.parameters().length) {
        throw new IllegalStateException("DL4J counts " + made.numParams() + " parameters");
      }
      if (made.numParams() > 0) {
        made.params().data().asNioFloat().put(description.parameters());
      }
      return made;
    } catch (RuntimeException e) {
      throw Dl4jNetworkFactory.failed(description.file(), e);
    }
  }

  @Override
  public NetworkSpec spec() {
    return own.spec();
  }

  @Override
  public Weights weights() {
    return own.weights();
  }

  @Override
  public void forward(float[] inputs, Interventions clamped, Activations into) {
    if (!complete) {
      own.forward(inputs, clamped, into);
    }
    int count = into.count();
    INDArray input = layout.input(inputs, count, spec().input().shape());
    System.arraycopy(inputs, 0, into.after(0), 0, count * spec().input().shape().size());
    graph.setInput(0, input);
    GraphVertex[] vertices = graph.getVertices();
    INDArray[] values = new INDArray[vertices.length];
    for (int at : graph.topologicalSortOrder()) {
      GraphVertex vertex = vertices[at];
      values[at] = vertex.isInputVertex() ? input : output(vertex, values);
      clamp(vertex.getVertexName(), layout.channelsFirst(values[at]), clamped);
      store(vertex.getVertexName(), layout.channelsFirst(values[at]), into);
    }
    graph.clear();
  }

  private static INDArray output(GraphVertex vertex, INDArray[] values) {
    VertexIndices[] from = vertex.getInputVertices();
    // Copies each input, as some layers overwrite it and other vertices still need it.
    for (int k = 0; k < from.length; k++) {
      vertex.setInput(k, values[from[k].getVertexIndex()].dup(), NO_WORKSPACES);
    }
    return vertex.doForward(false, NO_WORKSPACES);
  }

  /**
   * Writes the values of clamped units: in the last layer before its activation function, in others
   * after it.
   */
  private void clamp(String vertex, INDArray value, Interventions clamped) {
    int last = spec().depth() - 1;
    for (Interventions.Clamp clamp : clamped.clamps()) {
      List<String> names = clamp.layer() == last ? description.before() : description.after();
      if (names.get(clamp.layer()).equals(vertex)) {
        value.get(NDArrayIndex.all(), NDArrayIndex.point(clamp.channel())).assign(clamp.value());
      }
    }
    for (Interventions.Cell cell : clamped.cells()) {
      if (description.after().get(cell.layer()).equals(vertex)) {
        clamp(cell, value);
      }
    }
  }

  private void clamp(Interventions.Cell cell, INDArray value) {
    Neuron at = spec().layer(cell.layer()).shape().neuron(cell.layer(), cell.index());
    for (long example = 0; example < value.size(0); example++) {
      if (value.rank() == 2) {
        value.putScalar(example, cell.index(), cell.value());
      } else {
        value.putScalar(example, at.channel(), at.row(), at.column(), cell.value());
      }
    }
  }

  private void store(String vertex, INDArray value, Activations into) {
    for (int i = 1; i < spec().depth(); i++) {
      if (description.after().get(i).equals(vertex)) {
        copy(value, into.after(i));
      }
      if (description.before().get(i).equals(vertex) && into.before(i) != into.after(i)) {
        copy(value, into.before(i));
      }
    }
  }

  private static void copy(INDArray from, float[] to) {
    from.dup('c').data().asNioFloat().get(to, 0, (int) from.length());
  }

  @Override
  public void backward(
      Activations at, Scalar scalar, BackwardRule rule, Interventions clamped, Gradients into) {
    own.backward(at, scalar, rule, clamped, into);
  }

  @Override
  public Engine copy() {
    return new Dl4jEngine(description, own.copy());
  }

  @Override
  public void close() {
    own.close();
    Dl4jMemory.free(graph);
  }
}
