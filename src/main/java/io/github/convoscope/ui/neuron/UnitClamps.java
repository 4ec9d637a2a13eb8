package io.github.convoscope.ui.neuron;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clamps units to fixed values and releases them again. The network in the window computes with the
 * clamped values. JavaFX thread.
 *
 * <pre>{@code
 * UnitClamps clamps = new UnitClamps(workspace);
 * clamps.toggle(3, 5);               // unit 5 of layer 3 is off, if it was free
 * Float fixed = clamps.value(3, 5);  // 0, or null where it is free
 * }</pre>
 */
public final class UnitClamps {
  /** Largest value for a logit; beyond it probabilities hardly change. */
  private static final double LOGIT_LIMIT = 20;

  private static final int STEPS_PER_RANGE = 20;

  private final Workspace workspace;

  /** Clamps units of the network that this workspace shows. */
  public UnitClamps(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The values that a unit can be clamped to.
   *
   * @param low smallest value
   * @param high largest value
   */
  record Range(double low, double high) {
    /** How far one key press changes the value. */
    double step() {
      return (high - low) / STEPS_PER_RANGE;
    }
  }

  /** The range of the unit's known activations, always with 0 in it. */
  static Range range(Model model, int layer, int channel) {
    if (layer == model.spec().output().index()) {
      return new Range(-LOGIT_LIMIT, LOGIT_LIMIT);
    }
    return new Range(
        Math.min(model.ranges().low(layer, channel), 0),
        Math.max(model.ranges().high(layer, channel), 1));
  }

  /**
   * Clamps a unit some steps above or below its present fixed value, or 0 where it has none.
   *
   * @param steps how many steps up; negative for down
   */
  public void move(Model model, int layer, int channel, int steps) {
    Range range = range(model, layer, channel);
    Float value = value(layer, channel);
    double next = (value == null ? 0 : value) + steps * range.step();
    clamp(layer, channel, (float) Math.max(range.low(), Math.min(range.high(), next)));
  }

  /** The value that a unit is clamped to, or null when it is not clamped. */
  public @Nullable Float value(int layer, int channel) {
    for (Clamp clamp : workspace.clamped().get().clamps()) {
      if (clamp.layer() == layer && clamp.channel() == channel) {
        return clamp.value();
      }
    }
    return null;
  }

  /** What a fixed value means, in a few words: an output at 0 is not off, its logit is 0. */
  public static String words(NetworkSpec spec, int layer, float value) {
    String number = ArithmeticNumbers.plain(value);
    if (layer == spec.output().index()) {
      return Messages.text("neuron.logit-at", value == 0 ? "0" : number);
    }
    return value == 0 ? Messages.text("neuron.off") : Messages.text("neuron.fixed-at", number);
  }

  /** Clamps a unit to a value; does nothing for the input layer. */
  void clamp(int layer, int channel, float value) {
    if (layer == 0) {
      return;
    }
    List<Clamp> clamps = others(layer, channel);
    clamps.add(new Clamp(layer, channel, value));
    workspace.clamped().set(new Interventions(clamps, cells()));
  }

  /** Releases a unit. */
  public void release(int layer, int channel) {
    workspace.clamped().set(new Interventions(others(layer, channel), cells()));
  }

  /** Releases a clamped unit, and switches another one off by clamping it to 0. */
  public void toggle(int layer, int channel) {
    if (value(layer, channel) == null) {
      clamp(layer, channel, 0);
    } else {
      release(layer, channel);
    }
  }

  /** Releases all units and neurons. */
  public void releaseAll() {
    workspace.clamped().set(Interventions.NONE);
  }

  private List<Interventions.Cell> cells() {
    return workspace.clamped().get().cells();
  }

  private List<Clamp> others(int layer, int channel) {
    List<Clamp> clamps = new ArrayList<>(workspace.clamped().get().clamps());
    clamps.removeIf(clamp -> clamp.layer() == layer && clamp.channel() == channel);
    return clamps;
  }
}
