package io.github.convoscope.ui.breaking;

import io.github.convoscope.model.Model;
import io.github.convoscope.network.Weights;
import io.github.convoscope.ui.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the steps by which the shown network was broken, each with the network after it. Every step
 * makes a new model; going back shows the very model from before. JavaFX thread.
 *
 * <pre>{@code
 * broken.begin();
 * broken.change("conv1 · filter 3: sign flipped", weights -> WeightEdits.flipped(weights, slice));
 * broken.undo();
 * }</pre>
 */
final class BrokenNetwork {
  private static final int MOST = 100;

  private final Workspace workspace;
  private final Runnable changed;
  private final Runnable shown;

  /** The whole network, then the network after each step. */
  private final List<Step> steps = new ArrayList<>();

  private int at;
  private boolean showsWhole;
  private boolean own;

  /**
   * The network after a step.
   *
   * @param what was done, in words; empty for the whole network
   */
  private record Step(String what, Model model) {}

  /**
   * Nothing is broken yet.
   *
   * @param changed runs whenever another network is shown, or another step can be undone
   * @param shown runs before it, where that is one of its own
   */
  BrokenNetwork(Workspace workspace, Runnable changed, Runnable shown) {
    this.workspace = workspace;
    this.changed = changed;
    this.shown = shown;
  }

  /** Begins with the network that is open, and follows it. */
  void begin() {
    workspace.model().subscribe(this::followed);
  }

  /** Begins anew where another network was opened. */
  private void followed(@Nullable Model model) {
    if (own || model == null) {
      return;
    }
    steps.clear();
    steps.add(new Step("", model));
    at = 0;
    showsWhole = false;
    changed.run();
  }

  /** The network as it is after all steps; null until one is open. */
  @Nullable Model now() {
    return steps.isEmpty() ? null : steps.get(at).model();
  }

  /** The network before all steps; null until one is open. */
  @Nullable Model whole() {
    return steps.isEmpty() ? null : steps.get(0).model();
  }

  /** True while the whole network is shown for comparison. */
  boolean showsWhole() {
    return showsWhole;
  }

  /** True while another network of its own is being shown. */
  boolean isChanging() {
    return own;
  }

  /** True while some step is in force. */
  boolean isBroken() {
    return at > 0;
  }

  boolean canUndo() {
    return at > 0;
  }

  boolean canRedo() {
    return at < steps.size() - 1;
  }

  /** What the newest step did; empty where there is none. */
  String newest() {
    return steps.isEmpty() ? "" : steps.get(at).what();
  }

  /** Has the scene compute these weights meanwhile, as while the pointer is down. */
  void preview(Weights weights) {
    Model model = whole();
    if (model != null && !showsWhole) {
      workspace.computeWith(model.withWeights(weights));
    }
  }

  /** Makes a step. */
  void change(String what, UnaryOperator<Weights> edit) {
    change(what, edit, false);
  }

  /**
   * Makes a step.
   *
   * @param what is done, in words
   * @param edit returns new weights
   * @param again whether it takes the place of the newest step, as a slider that is moved on
   */
  void change(String what, UnaryOperator<Weights> edit, boolean again) {
    if (steps.isEmpty()) {
      return;
    }
    int from = again && at > 0 ? at - 1 : at;
    Model before = steps.get(from).model();
    Model after = steps.get(0).model().withWeights(edit.apply(before.weights()));
    steps.subList(from + 1, steps.size()).clear();
    steps.add(new Step(what, after));
    if (steps.size() > MOST) {
      // The whole network stays the first.
      steps.remove(1);
    }
    show(steps.size() - 1);
  }

  /** Shows the network as it was before the newest step. */
  void undo() {
    if (canUndo()) {
      show(at - 1);
    }
  }

  /** Makes the step again that was undone last. */
  void redo() {
    if (canRedo()) {
      show(at + 1);
    }
  }

  /** Shows the whole network; the steps can be made again. */
  void heal() {
    if (at > 0) {
      show(0);
    }
  }

  /** Shows the whole network for comparison, or the broken one again. */
  void showWhole(boolean wanted) {
    if (steps.isEmpty() || wanted == showsWhole) {
      return;
    }
    showsWhole = wanted;
    showModel(steps.get(wanted ? 0 : at).model());
  }

  private void show(int step) {
    at = step;
    showsWhole = false;
    showModel(steps.get(at).model());
  }

  private void showModel(Model model) {
    own = true;
    try {
      workspace.showWeights(model);
    } finally {
      own = false;
    }
    shown.run();
    changed.run();
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
    for (int step = 1; step <= at; step++) {
      facts.put(String.format(Locale.ROOT, "step %03d", step), steps.get(step).what());
    }
    return before.withWeights(after.weights(), name, Map.of("broken", facts));
  }
}
