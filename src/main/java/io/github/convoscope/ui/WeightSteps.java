package io.github.convoscope.ui;

import io.github.convoscope.model.Model;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the steps by which the weights of the opened network were changed in the window, as by a
 * correction or by painting on a kernel, each with the network after it. Going back shows the very
 * model from before. There is one for the window. JavaFX thread.
 *
 * <pre>{@code
 * WeightSteps steps = WeightSteps.of(workspace);
 * steps.add(new WeightSteps.Step("conv1 · filter 3: sign flipped", null, flipped));
 * steps.undo();
 * }</pre>
 */
public final class WeightSteps {
  private static final int MOST = 100;

  private final Workspace workspace;

  /** The network as it was opened, then the network after each step. */
  private final List<Step> steps = new ArrayList<>();

  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private int at;
  private boolean showsOpened;
  private boolean own;

  /**
   * A change of the weights.
   *
   * @param what was done, in words; empty for the opened network
   * @param about what the feature that did it knows of it
   * @param model the network after it
   */
  public record Step(String what, @Nullable Object about, Model model) {}

  private WeightSteps(Workspace workspace) {
    this.workspace = workspace;
    workspace.model().subscribe(this::followed);
  }

  /** The steps of a window. */
  public static WeightSteps of(Workspace workspace) {
    return workspace.shared(WeightSteps.class, WeightSteps::new);
  }

  /** Begins anew where another network was opened. */
  private void followed(@Nullable Model model) {
    if (!own) {
      steps.clear();
      if (model != null) {
        steps.add(new Step("", null, model));
      }
      at = 0;
      showsOpened = false;
      count();
    }
  }

  private void count() {
    version.set(version.get() + 1);
  }

  /** Counts up whenever a step is made or undone, or another network is opened. */
  public ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  /** The network before all steps; null until one is open. */
  public @Nullable Model opened() {
    return steps.isEmpty() ? null : steps.get(0).model();
  }

  /** The network after the steps that are in force; null until one is open. */
  public @Nullable Model now() {
    return steps.isEmpty() ? null : steps.get(at).model();
  }

  /** The steps in force, the oldest first. */
  public List<Step> inForce() {
    return steps.isEmpty() ? List.of() : List.copyOf(steps.subList(1, at + 1));
  }

  /** The newest step in force, or null. */
  public @Nullable Step newest() {
    return at > 0 ? steps.get(at) : null;
  }

  /** True while some step is in force. */
  public boolean canUndo() {
    return at > 0;
  }

  /** True while some step was undone and can be made again. */
  public boolean canRedo() {
    return at < steps.size() - 1;
  }

  /** True while the opened network is shown for comparison. */
  public boolean showsOpened() {
    return showsOpened;
  }

  /** True while this object has another network shown. */
  public boolean isChanging() {
    return own;
  }

  /** Makes a step after those in force and shows its network. */
  public void add(Step step) {
    add(step, at);
  }

  /** Makes a step in place of the newest one, as a slider does that is moved on. */
  public void replace(Step step) {
    add(step, Math.max(0, at - 1));
  }

  /** The network that a step in place of the newest one begins with; null until one is open. */
  public @Nullable Model beforeNewest() {
    return steps.isEmpty() ? null : steps.get(Math.max(0, at - 1)).model();
  }

  private void add(Step step, int after) {
    if (steps.isEmpty()) {
      return;
    }
    steps.subList(after + 1, steps.size()).clear();
    steps.add(step);
    if (steps.size() > MOST) {
      // The opened network stays the first.
      steps.remove(1);
    }
    go(steps.size() - 1);
  }

  /** Shows the network from before the newest step. */
  public void undo() {
    if (canUndo()) {
      go(at - 1);
    }
  }

  /** Makes the step again that was undone last. */
  public void redo() {
    if (canRedo()) {
      go(at + 1);
    }
  }

  /** Shows the opened network; the steps can be made again. */
  public void undoAll() {
    if (canUndo()) {
      go(0);
    }
  }

  /** Shows the opened network for comparison, or again the one after all steps. */
  public void showOpened(boolean wanted) {
    if (!steps.isEmpty() && wanted != showsOpened) {
      showsOpened = wanted;
      show(steps.get(wanted ? 0 : at).model());
    }
  }

  private void go(int step) {
    at = step;
    showsOpened = false;
    show(steps.get(at).model());
  }

  private void show(Model model) {
    own = true;
    try {
      workspace.showWeights(model);
    } finally {
      own = false;
    }
    count();
  }
}
