package io.github.convoscope.ui.breaking;

import io.github.convoscope.model.Model;
import io.github.convoscope.network.Weights;
import io.github.convoscope.ui.WeightSteps;
import io.github.convoscope.ui.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Breaks the shown network by steps that edit its weights, and tells what was done to it. JavaFX
 * thread.
 *
 * <pre>{@code
 * broken.change("conv1 · filter 3: sign flipped", weights -> WeightEdits.flipped(weights, slice));
 * broken.steps().undo();
 * }</pre>
 */
final class BrokenNetwork {
  private final Workspace workspace;
  private final WeightSteps steps;

  BrokenNetwork(Workspace workspace) {
    this.workspace = workspace;
    steps = WeightSteps.of(workspace);
  }

  /** The steps by which the window changed the network, corrections among them. */
  WeightSteps steps() {
    return steps;
  }

  /** The network as it is after all steps; null until one is open. */
  @Nullable Model now() {
    return steps.now();
  }

  /** The network as it was opened; null until one is open. */
  @Nullable Model whole() {
    return steps.opened();
  }

  /** What the newest step did; empty where there is none. */
  String newest() {
    WeightSteps.Step newest = steps.newest();
    return newest == null ? "" : newest.what();
  }

  /** Has the scene compute these weights meanwhile, as while the pointer is down. */
  void preview(Weights weights) {
    Model model = whole();
    if (model != null && !steps.showsOpened()) {
      workspace.computeWith(model.withWeights(weights));
    }
  }

  /**
   * Makes a step.
   *
   * @param what is done, in words
   * @param edit returns new weights
   */
  void change(String what, UnaryOperator<Weights> edit) {
    Model before = steps.now();
    if (before != null) {
      steps.add(step(what, before, edit));
    }
  }

  /** Makes a step in place of the newest one, as a slider does that is moved on. */
  void changeAgain(String what, UnaryOperator<Weights> edit) {
    Model before = steps.beforeNewest();
    if (before != null) {
      steps.replace(step(what, before, edit));
    }
  }

  private static WeightSteps.Step step(String what, Model before, UnaryOperator<Weights> edit) {
    return new WeightSteps.Step(what, null, before.withWeights(edit.apply(before.weights())));
  }

  /**
   * The network as it is now, with a card that lists what was done to it; null until one is open.
   *
   * @param name what the card calls it
   */
  @Nullable Model told(String name) {
    Model before = whole();
    Model after = now();
    if (before == null || after == null) {
      return null;
    }
    Map<String, String> facts = new TreeMap<>();
    facts.put("network", before.file().isEmpty() ? before.spec().name() : before.file());
    if (!before.checksum().isEmpty()) {
      facts.put("sha256", before.checksum());
    }
    List<WeightSteps.Step> done = steps.inForce();
    for (int step = 0; step < done.size(); step++) {
      facts.put(String.format(Locale.ROOT, "step %03d", step + 1), done.get(step).what());
    }
    return before.withWeights(after.weights(), name, Map.of("broken", facts));
  }
}
