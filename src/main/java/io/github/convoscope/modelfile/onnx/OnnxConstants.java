package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.ScaleOperator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Scales and shifts layers by numbers that the graph knows. */
final class OnnxConstants {
  private final OnnxAssembly assembly;

  OnnxConstants(OnnxAssembly assembly) {
    this.assembly = assembly;
  }

  /**
   * A signal and numbers for each channel of its layer.
   *
   * @param signal the signal, laid out anew where the numbers did not fit the channels
   * @param perChannel as many as the layer has channels
   */
  record Fitted(OnnxSignal signal, float[] perChannel) {}

  /**
   * Fits an array to a signal, so that it has one number a channel. An array with a number for
   * every cell makes the cells units.
   */
  Fitted fit(OnnxNode node, OnnxSignal signal, OnnxArray array) {
    int[] dims = signal.dims();
    int[] all = OnnxDims.together(dims, array.dims());
    if (OnnxDims.size(all) != signal.view().size()) {
      throw node.unfit(null);
    }
    OnnxSignal own = signal;
    if (!Arrays.equals(all, dims)) {
      OnnxView longer = signal.view().reshaped(all);
      own = new OnnxSignal(signal.layer(), longer == null ? signal.view() : longer);
    }
    if (array.size() == 1) {
      float[] same = new float[own.layer().shape().channels()];
      Arrays.fill(same, (float) array.at(0));
      return new Fitted(own, same);
    }
    float[] found = perChannel(own, all, array);
    if (found != null) {
      return new Fitted(own, found);
    }
    OnnxSignal anew = laidOutAnew(node, own);
    found = anew.layer() == own.layer() ? null : perChannel(anew, all, array);
    if (found == null) {
      OnnxLayer units = assembly.units(node, own);
      OnnxView view = OnnxView.of(units.shape()).reshaped(all);
      if (view == null) {
        throw node.unfit(null);
      }
      anew = new OnnxSignal(units, view);
      found = perChannel(anew, all, array);
    }
    if (found == null) {
      throw node.unfit(null);
    }
    return new Fitted(anew, found);
  }

  private OnnxSignal laidOutAnew(OnnxNode node, OnnxSignal signal) {
    int[] dims = signal.dims();
    return dims.length == 4 && dims[0] == 1 ? OnnxSignal.of(assembly.maps(node, signal)) : signal;
  }

  /** One number a channel of the layer, or null where a channel has several. */
  private static float @Nullable [] perChannel(OnnxSignal signal, int[] dims, OnnxArray array) {
    Shape shape = signal.layer().shape();
    int[] places = signal.view().places();
    int[] steps = OnnxDims.repeatedSteps(array.dims(), dims);
    int[] values = OnnxDims.places(dims, steps, 0);
    float[] found = new float[shape.channels()];
    boolean[] known = new boolean[found.length];
    for (int i = 0; i < places.length; i++) {
      int channel = places[i] / shape.mapSize();
      float value = (float) array.at(values[i]);
      if (known[channel] && found[channel] != value) {
        return null;
      }
      known[channel] = true;
      found[channel] = value;
    }
    return found;
  }

  /** A signal times numbers. */
  OnnxSignal times(OnnxNode node, OnnxSignal signal, OnnxArray factors) {
    Fitted fitted = fit(node, signal, factors);
    return scaled(node, fitted.signal(), fitted.perChannel(), null);
  }

  /** A signal plus numbers. */
  OnnxSignal plus(OnnxNode node, OnnxSignal signal, OnnxArray numbers) {
    Fitted fitted = fit(node, signal, numbers);
    return scaled(node, fitted.signal(), null, fitted.perChannel());
  }

  /** A signal with a scale and a shift for each channel of its layer. */
  OnnxSignal scaled(
      OnnxNode node, OnnxSignal signal, float @Nullable [] scale, float @Nullable [] shift) {
    int channels = signal.layer().shape().channels();
    float[] factors = scale == null ? new float[channels] : scale;
    if (scale == null) {
      Arrays.fill(factors, 1);
    }
    float[] added = shift == null ? new float[channels] : shift;
    LayerWeights weights = new LayerWeights(factors, added);
    return signal.in(assembly.add(node, new ScaleOperator(), weights, signal.layer()));
  }
}
