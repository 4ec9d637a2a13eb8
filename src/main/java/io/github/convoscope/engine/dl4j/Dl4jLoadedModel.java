package io.github.convoscope.engine.dl4j;

import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ForeignFile;
import io.github.convoscope.network.ForeignKerasModel;
import io.github.convoscope.network.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A model that DL4J loads by itself: {@code ModelSerializer} loads files of DL4J, and DL4J's import
 * of Keras models loads an architecture of Keras. Other engines are compared with it. It uses none
 * of their loops. It uses none of our readers either, except for the weights of Keras files.
 *
 * <pre>{@code
 * try (Dl4jLoadedModel loaded = Dl4jLoadedModel.load(file.foreignFile())) {
 *   float[] logits = loaded.logits(input, spec.input().shape());
 * }
 * }</pre>
 *
 * <p>One thread uses it at a time.
 */
public final class Dl4jLoadedModel implements AutoCloseable {
  private final String file;
  private final Model model;
  private final Dl4jLayout layout;

  private Dl4jLoadedModel(String file, Model model, Dl4jLayout layout) {
    this.file = file;
    this.model = model;
    this.layout = layout;
  }

  /**
   * Has DL4J's import of Keras models load a model.
   *
   * @throws Problem if DL4J does not load it
   */
  public static Dl4jLoadedModel load(ForeignKerasModel model) {
    ComputationGraph graph = Dl4jKerasImport.graph(model);
    withoutFunction(graph.getOutputLayer(0));
    return new Dl4jLoadedModel(
        model.file(), graph, new Dl4jLayout(model.flatInput(), model.channelsLast()));
  }

  /**
   * Loads a file of DL4J's own.
   *
   * @throws Problem if DL4J does not load it
   */
  public static Dl4jLoadedModel load(ForeignFile file) {
    try {
      // Loads ND4J's native library first: DL4J hides the reason where that fails.
      Nd4j.zeros(1);
      Dl4jLayout layout = new Dl4jLayout(file.flatInput(), false);
      InputStream bytes = new ByteArrayInputStream(file.zip());
      if (file.graph()) {
        ComputationGraph graph = ModelSerializer.restoreComputationGraph(bytes, false);
        withoutFunction(graph.getOutputLayer(0));
        return new Dl4jLoadedModel(file.file(), graph, layout);
      }
      MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(bytes, false);
      withoutFunction(network.getLayer(network.getnLayers() - 1));
      return new Dl4jLoadedModel(file.file(), network, layout);
    } catch (IOException e) {
      throw Dl4jNetworkFactory.failed(file.file(), new IllegalStateException(e));
    } catch (RuntimeException e) {
      throw Dl4jNetworkFactory.failed(file.file(), e);
    }
  }

  /** Takes the softmax from the last layer, so that the network's output is its logits. */
  private static void withoutFunction(@Nullable Layer last) {
    if (last == null) {
      return;
    }
    org.deeplearning4j.nn.conf.layers.Layer settings = last.conf().getLayer();
    if (settings instanceof BaseLayer layer) {
      layer.setActivationFn(new ActivationIdentity());
    } else if (settings instanceof ActivationLayer layer) {
      layer.setActivationFn(new ActivationIdentity());
    }
  }

  /** The version of DL4J in this process, such as {@code 1.0.0-M2.1}. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in =
        Model.class.getResourceAsStream(
            "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException("DL4J's jar can't be read", e);
    }
    return properties.getProperty("version", "?");
  }

  /**
   * The logits of one example.
   *
   * @param input the example, flat: channel, then row, then column
   * @param shape the network's input shape
   * @return one number per class
   */
  public float[] logits(float[] input, Shape shape) {
    try {
      INDArray x = layout.input(input, 1, shape);
      INDArray output =
          model instanceof ComputationGraph graph
              ? graph.outputSingle(x)
              : ((MultiLayerNetwork) model).output(x);
      float[] logits = layout.channelsFirst(output).dup('c').data().asFloat();
      x.close();
      return logits;
    } catch (RuntimeException e) {
      throw Dl4jNetworkFactory.failed(file, e);
    }
  }

  @Override
  public void close() {
    Dl4jMemory.free(model);
  }
}
