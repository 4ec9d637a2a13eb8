package io.github.convoscope.engine.dl4j;

import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ForeignKerasModel;
import io.github.convoscope.network.ForeignNetwork;
import io.github.convoscope.network.Shape;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.config.KerasModelConfiguration;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelBuilder;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelUtils;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Has DL4J's import of Keras models make a network. DL4J reads the architecture from text; the
 * weights come from our reader, so that no native library for HDF5 is needed.
 */
public final class Dl4jKerasImport {
  private Dl4jKerasImport() {}

  /**
   * The network that DL4J makes of a model.
   *
   * @throws Problem if DL4J can't make it
   */
  static ComputationGraph graph(ForeignKerasModel model) {
    try {
      // Loads ND4J's native library first: DL4J hides the reason where that fails.
      Nd4j.zeros(1);
      KerasModel imported =
          new KerasModelBuilder(new KerasModelConfiguration())
              .modelJson(model.json())
              .enforceTrainingConfig(false)
              .buildModel();
      ComputationGraph graph = imported.getComputationGraph(false);
      for (KerasLayer layer : imported.getLayers().values()) {
        var weights = model.weights().getOrDefault(layer.getLayerName(), Map.of());
        if (!weights.isEmpty()) {
          layer.setWeights(arrays(weights));
        }
      }
      KerasModelUtils.copyWeightsToModel(graph, imported.getLayers());
      return graph;
    } catch (IOException
        | InvalidKerasConfigurationException
        | UnsupportedKerasConfigurationException
        | OutOfMemoryError e) {
      throw Dl4jNetworkFactory.failed(model.file(), new IllegalStateException(e));
    } catch (RuntimeException e) {
      throw Dl4jNetworkFactory.failed(model.file(), e);
    }
  }

  /**
   * The whole network for {@link Dl4jEngine}.
   *
   * @param model has a layer of its own for every activation function
   * @param input shape of the network's input; DL4J tries one input, as it finds some mistakes only
   *     when it computes
   * @throws Problem if DL4J can't make it, or can't compute it
   */
  public static ForeignNetwork network(ForeignKerasModel model, Shape input) {
    ComputationGraph graph = graph(model);
    try {
      Dl4jLayout layout = new Dl4jLayout(model.flatInput(), model.channelsLast());
      graph.outputSingle(layout.input(new float[input.size()], 1, input));
      ComputationGraphConfiguration configuration = graph.getConfiguration();
      configuration.setInferenceWorkspaceMode(WorkspaceMode.NONE);
      configuration.setTrainingWorkspaceMode(WorkspaceMode.NONE);
      float[] parameters =
          graph.numParams() > 0 ? graph.params().dup('c').data().asFloat() : new float[0];
      return new ForeignNetwork(
          model.file(),
          configuration.toJson(),
          parameters,
          model.flatInput(),
          model.channelsLast(),
          model.before(),
          model.after());
    } catch (RuntimeException e) {
      throw Dl4jNetworkFactory.failed(model.file(), e);
    } finally {
      Dl4jMemory.free(graph);
    }
  }

  private static Map<String, INDArray> arrays(Map<String, ForeignKerasModel.Array> arrays) {
    Map<String, INDArray> made = new HashMap<>();
    arrays.forEach(
        (name, array) -> made.put(name, Nd4j.create(array.values(), array.shape(), 'c')));
    return made;
  }
}
