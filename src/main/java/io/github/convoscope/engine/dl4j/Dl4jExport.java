package io.github.convoscope.engine.dl4j;

import io.github.convoscope.engine.dl4j.Dl4jPieces.Piece;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.ReshapeOperator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Writes a network as DL4J writes its own: a chain as {@code MultiLayerNetwork}, else a {@code
 * ComputationGraph}.
 *
 * <pre>{@code
 * new Dl4jExport(model.spec(), model.weights(), "squeezenet.net").write(out);
 * }</pre>
 */
public final class Dl4jExport {
  private static final String INPUT = "input";

  private final NetworkSpec spec;
  private final Weights weights;
  private final String file;
  private final Dl4jPieces pieces;

  /**
   * An export.
   *
   * @param file what to call the network in messages
   */
  public Dl4jExport(NetworkSpec spec, Weights weights, String file) {
    this.spec = spec;
    this.weights = weights;
    this.file = file;
    pieces = new Dl4jPieces(spec, file);
  }

  /**
   * Writes the network.
   *
   * @throws Problem naming the layer, if DL4J has none that computes it
   * @throws IOException if it can't be written
   */
  public void write(OutputStream out) throws IOException {
    Nd4j.zeros(1);
    Model model;
    try {
      model = isChain() ? chain() : graph();
    } catch (Problem problem) {
      throw problem;
    } catch (RuntimeException e) {
      throw Dl4jNetworkFactory.failed(file, e);
    }
    ModelSerializer.writeModel(model, out, false);
    Dl4jMemory.free(model);
  }

  /** Cells in another shape need no layer in a chain if a dense layer follows. */
  private boolean isChain() {
    if (!spec.isChain()) {
      return false;
    }
    for (LayerSpec layer : spec.layers()) {
      boolean dense =
          layer.index() + 1 < spec.depth() && isConnected(spec.layer(layer.index() + 1));
      if (layer.kind() == LayerKind.FLATTEN && !(isPlainFlatten(layer) && dense)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isConnected(LayerSpec layer) {
    return layer.kind() == LayerKind.DENSE || layer.kind() == LayerKind.OUTPUT;
  }

  private static boolean isPlainFlatten(LayerSpec layer) {
    return layer.operator() instanceof ReshapeOperator reshape
        && !reshape.channelsLast()
        && !layer.shape().spatial();
  }

  private Model chain() {
    List<Piece> all = new ArrayList<>();
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      if (layer.kind() != LayerKind.FLATTEN) {
        all.addAll(pieces.of(layer, weights.of(layer.index())));
      }
    }
    NeuralNetConfiguration.ListBuilder list = settings().list();
    for (Piece piece : all) {
      piece.layer().setLayerName(piece.name());
      list.layer(piece.layer());
    }
    MultiLayerNetwork network = new MultiLayerNetwork(list.setInputType(inputType()).build());
    network.init();
    for (int i = 0; i < all.size(); i++) {
      fill(network.getLayer(i), all.get(i).parameters());
    }
    return network;
  }

  private Model graph() {
    GraphBuilder builder = settings().graphBuilder().addInputs(INPUT);
    builder.setInputTypes(inputType());
    List<Piece> all = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(INPUT));
    for (LayerSpec layer : spec.layers().subList(1, spec.depth())) {
      String[] inputs = layer.inputs().stream().map(names::get).toArray(String[]::new);
      if (layer.inputs().size() > 1 || layer.kind() == LayerKind.FLATTEN) {
        boolean nothing = isPlainFlatten(layer) && pieces.flat(layer.inputs().get(0));
        if (!nothing) {
          builder.addVertex(layer.name(), vertex(layer), inputs);
        }
        names.add(function(layer, nothing ? inputs[0] : layer.name(), builder));
        continue;
      }
      String from = inputs[0];
      for (Piece piece : pieces.of(layer, weights.of(layer.index()))) {
        builder.addLayer(piece.name(), piece.layer(), from);
        all.add(piece);
        from = piece.name();
      }
      names.add(from);
    }
    ComputationGraph graph =
        new ComputationGraph(builder.setOutputs(names.get(names.size() - 1)).build());
    graph.init();
    all.forEach(piece -> fill(graph.getLayer(piece.name()), piece.parameters()));
    return graph;
  }

  /** Adds the function of a layer that DL4J computes without one; returns what computes both. */
  private String function(LayerSpec layer, String from, GraphBuilder builder) {
    if (layer.activation().equals(ActivationFunction.IDENTITY)) {
      return from;
    }
    String name = layer.name() + "-function";
    builder.addLayer(name, new ActivationLayer(pieces.function(layer)), from);
    return name;
  }

  private static NeuralNetConfiguration.Builder settings() {
    return new NeuralNetConfiguration.Builder().updater(new NoOp());
  }

  private InputType inputType() {
    Shape shape = spec.input().shape();
    return shape.spatial()
        ? InputType.convolutional(shape.rows(), shape.columns(), shape.channels())
        : InputType.feedForward(shape.size());
  }

  private GraphVertex vertex(LayerSpec layer) {
    if (layer.operator() instanceof ReshapeOperator reshape) {
      Shape below = spec.inputShape(layer.index());
      Shape own = layer.shape();
      if (reshape.channelsLast() || (own.spatial() && below.spatial())) {
        throw pieces.none(layer, layer.kind().word());
      }
      return new PreprocessorVertex(
          own.spatial()
              ? new FeedForwardToCnnPreProcessor(own.rows(), own.columns(), own.channels())
              : new CnnToFeedForwardPreProcessor(below.rows(), below.columns(), below.channels()));
    }
    if (layer.kind() == LayerKind.CONCATENATE) {
      return new MergeVertex();
    }
    boolean alike = spec.inputShapes(layer.index()).stream().allMatch(layer.shape()::equals);
    if (alike && layer.operator() instanceof MergeOperator merge) {
      return new ElementWiseVertex(rule(layer, merge));
    }
    throw pieces.none(layer, layer.kind().word());
  }

  private ElementWiseVertex.Op rule(LayerSpec layer, MergeOperator merge) {
    return switch (merge.rule()) {
      case SUM -> ElementWiseVertex.Op.Add;
      case PRODUCT -> ElementWiseVertex.Op.Product;
      case AVERAGE -> ElementWiseVertex.Op.Average;
      case DIFFERENCE -> ElementWiseVertex.Op.Subtract;
      case MAXIMUM -> ElementWiseVertex.Op.Max;
      default -> throw pieces.none(layer, layer.kind().word());
    };
  }

  private static void fill(Layer layer, Map<String, float[]> parameters) {
    parameters.forEach(
        (name, values) -> {
          INDArray parameter = layer.getParam(name);
          parameter.assign(Nd4j.createFromArray(values).reshape('c', parameter.shape()));
        });
  }
}
