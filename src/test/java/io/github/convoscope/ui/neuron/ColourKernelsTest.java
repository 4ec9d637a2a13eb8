package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.layout.Graphs;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.Weights;
import org.junit.jupiter.api.Test;

class ColourKernelsTest {
  /** Two cells: the first only speaks for its first channel, the second only against its last. */
  private static final float[] KERNEL = {2, 0, 0, 0, 0, -2};

  private final ColourScale scale = ColourScale.symmetric(Palette.DEFAULT.weights(), 2);

  @Test
  void theOrderOfTheChannelsDecidesWhatIsRed() {
    int[] rgb = ColourKernels.colours(KERNEL, scale, ChannelOrder.RGB);
    assertEquals("ffff8080", Integer.toHexString(rgb[0]));
    assertEquals("ff808000", Integer.toHexString(rgb[1]));
    int[] bgr = ColourKernels.colours(KERNEL, scale, ChannelOrder.BGR);
    assertEquals("ff8080ff", Integer.toHexString(bgr[0]));
    assertEquals("ff008080", Integer.toHexString(bgr[1]));
  }

  @Test
  void onlyWhatReadsAPictureInColoursIsShownInColours() {
    NetworkSpec net = Graphs.squeezeNet();
    Weights weights = UntrainedNetworks.random(net, 1);
    assertTrue(ColourRow.isFor(NeuronInputs.of(net, weights, new Neuron(1, 0, 0, 0))));
    assertFalse(ColourRow.isFor(NeuronInputs.of(net, weights, new Neuron(2, 0, 0, 0))));
    assertFalse(ColourRow.isFor(NeuronInputs.of(net, weights, new Neuron(0, 0, 0, 0))));
  }
}
