package io.github.convoscope.ui.whatif;

import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.ui.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Switches units off, holds them at values and lets them free. JavaFX thread. */
public final class WhatIf {
  /** How far logits are moved; probabilities hardly change beyond. */
  private static final double LOGITS = 20;

  private final Workspace workspace;

  public WhatIf(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * How far a unit can sensibly be moved.
   *
   * @param low smallest value
   * @param high largest value
   */
  record Reach(double low, double high) {
    /** How far one key press moves it. */
    double step() {
      return (high - low) / 20;
    }
  }

  /** How far a unit's values reach, and 0 in any case. */
  static Reach reach(Model model, int layer, int channel) {
    if (layer == model.spec().output().index()) {
      return new Reach(-LOGITS, LOGITS);
    }
    return new Reach(
        Math.min(model.ranges().low(layer, channel), 0),
        Math.max(model.ranges().high(layer, channel), 1));
  }

  /** Holds a unit one step higher or lower than it is held, or than 0 where it is free. */
  void move(Model model, int layer, int channel, int steps) {
    Reach reach = reach(model, layer, channel);
    Float held = heldAt(layer, channel);
    double next = (held == null ? 0 : held) + steps * reach.step();
    hold(layer, channel, (float) Math.max(reach.low(), Math.min(reach.high(), next)));
  }

  /** The value a unit is held at, or null when it is free. */
  public @Nullable Float heldAt(int layer, int channel) {
    for (Clamp clamp : workspace.held().get().clamps()) {
      if (clamp.layer() == layer && clamp.channel() == channel) {
        return clamp.value();
      }
    }
    return null;
  }

  /** Holds a unit of a layer above the input at a value. */
  void hold(int layer, int channel, float value) {
    if (layer == 0) {
      return;
    }
    List<Clamp> clamps = others(layer, channel);
    clamps.add(new Clamp(layer, channel, value));
    workspace.held().set(new Interventions(clamps));
  }

  /** Lets a unit free. */
  void free(int layer, int channel) {
    workspace.held().set(new Interventions(others(layer, channel)));
  }

  /** Switches a free unit off, and lets a held one free. */
  public void toggle(int layer, int channel) {
    if (heldAt(layer, channel) == null) {
      hold(layer, channel, 0);
    } else {
      free(layer, channel);
    }
  }

  /** Lets all units free. */
  void freeAll() {
    workspace.held().set(Interventions.NONE);
  }

  private List<Clamp> others(int layer, int channel) {
    List<Clamp> clamps = new ArrayList<>(workspace.held().get().clamps());
    clamps.removeIf(clamp -> clamp.layer() == layer && clamp.channel() == channel);
    return clamps;
  }
}
