package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import java.util.Locale;

/** Networks to begin with, from the simplest to the shipped one. */
public enum TrainingPreset {
  /** A single filter. */
  ONE_FILTER("conv 1@7x7, pool, dense 16"),
  /** Learns to read in seconds. */
  SMALL("conv 6@5x5, pool, conv 12@5x5, pool, dense 32"),
  /** The layers of the network that comes with the program. */
  SHIPPED("conv 8@7x7, pool, conv 16@5x5, pool, dense 112"),
  /** Sees pixels, but no neighbourhoods. */
  NO_CONVOLUTION("dense 64");

  private static final int SIDE = 28;
  private static final int DIGITS = 10;
  private static final double DECAY = 1e-4;
  private static final double SMOOTHING = 0.1;

  private final String layers;

  TrainingPreset(String layers) {
    this.layers = layers;
  }

  /** Its name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its layers, as {@link LayerPlan} reads them. */
  public String layers() {
    return layers;
  }

  /** The network to be trained. */
  public TrainableLayout layout() {
    return layout(LayerPlan.parse(layers));
  }

  /** A network of other layers for the same digits. */
  static TrainableLayout layout(LayerPlan plan) {
    return new TrainableLayout(SIDE, SIDE, plan, DIGITS, DECAY, SMOOTHING, 0);
  }
}
