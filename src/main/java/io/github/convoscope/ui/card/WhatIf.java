package io.github.convoscope.ui.card;

import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.Interventions.Clamp;
import io.github.convoscope.ui.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Switches units off, holds them at values and lets them free. JavaFX thread. */
final class WhatIf {
  private final Workspace workspace;

  WhatIf(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The value a unit is held at, or null when it is free. */
  @Nullable Float heldAt(int layer, int channel) {
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
  void toggle(int layer, int channel) {
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
