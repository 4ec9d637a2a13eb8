package io.github.convoscope.engine.dl4j;

import java.lang.reflect.Field;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switches on DL4J's own oneDNN convolutions, with which training is about eight times faster.
 *
 * <p>DL4J 1.0.0-M2.1 contains them, but looks for the back end under an outdated class name and
 * therefore never uses them. If the native library lacks oneDNN, nothing is changed: training is
 * slower, with the same results.
 */
public final class OneDnnHelpers {
  private static final Logger LOG = LoggerFactory.getLogger(OneDnnHelpers.class);
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  private OneDnnHelpers() {}

  /** True if this process was started with a native library that has oneDNN. */
  static boolean available() {
    return "-onednn".equals(System.getProperty(EXTENSION));
  }

  /** Gives the layers of an initialised network their oneDNN helpers, if there are any. */
  public static void plant(MultiLayerNetwork network) {
    if (!available()) {
      return;
    }
    try {
      for (Layer layer : network.getLayers()) {
        if (layer instanceof ConvolutionLayer) {
          set(ConvolutionLayer.class, layer, new MKLDNNConvHelper(DataType.FLOAT));
        } else if (layer instanceof SubsamplingLayer) {
          set(SubsamplingLayer.class, layer, new MKLDNNSubsamplingHelper(DataType.FLOAT));
        }
      }
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      LOG.info("training without oneDNN: {}", e.toString());
    }
  }

  private static void set(Class<?> owner, Layer layer, Object helper)
      throws ReflectiveOperationException {
    Field field = owner.getDeclaredField("helper");
    field.setAccessible(true);
    field.set(layer, helper);
  }
}
