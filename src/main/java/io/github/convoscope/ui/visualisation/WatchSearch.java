package io.github.convoscope.ui.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.explain.visualisation.Objective;
import io.github.convoscope.explain.visualisation.OptimisationRun;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.RandomImages;
import io.github.convoscope.explain.visualisation.TaskFactory;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationTask;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A search that tells every step.
 *
 * @param state gives real images to compare with
 * @param target the unit, or one of the layer that is meant
 * @param wanted what is sought
 * @param known what the unit does on real images, where that is known
 * @param drawing what the network sees in the drawing of now, in the input's shape
 * @param fromDrawing whether the image starts as the drawing instead of faint noise
 * @param likeReal whether a class's image shall be taken like real ones
 * @param recipe how
 */
record WatchSearch(
    AtlasState state,
    UnitTarget target,
    VisualisationGoal wanted,
    @Nullable UnitRange known,
    float[] drawing,
    boolean fromDrawing,
    boolean likeReal,
    OptimiserSettings recipe) {
  private static final int TOLD_EVERY = 4;
  private static final int COMPARED = 200;

  /** Searches, and gives the steps to {@code told}, a few at once, on this thread. */
  boolean run(Engine engine, Progress progress, Consumer<List<WatchTab.Moment>> told) {
    VisualisationTask task = task(engine, progress);
    OptimisationRun search =
        new OptimisationRun(
            engine, List.of(fromDrawing ? task.startingFrom(drawing) : task), null, recipe, 0);
    Activations at = new Activations(engine.spec(), 1);
    List<WatchTab.Moment> fresh = new ArrayList<>();
    while (true) {
      progress.check();
      float[] image = search.image(0);
      engine.forward(image, at);
      int label = 0;
      for (int i = 1; i < at.output().length; i++) {
        label = at.output()[i] > at.output()[label] ? i : label;
      }
      double value = task.objective().value(at, 0);
      fresh.add(new WatchTab.Moment(image, value, label, at.output()[label]));
      if (fresh.size() == TOLD_EVERY || search.done()) {
        told.accept(List.copyOf(fresh));
        fresh.clear();
      }
      if (search.done()) {
        return true;
      }
      search.step();
    }
  }

  private VisualisationTask task(Engine engine, Progress progress) {
    NetworkSpec spec = engine.spec();
    TaskFactory factory = new TaskFactory(spec);
    if (wanted == VisualisationGoal.UNIT) {
      UnitRange range = known == null ? state.range(engine, target, progress) : known;
      return likeReal
          ? factory.maximise(target, range, state.prototypes(engine, progress))
          : factory.maximise(target, range);
    }
    Activations at = new Activations(spec, 1);
    engine.forward(drawing, at);
    Objective objective = wanted.objective(spec, target, at.after(target.layer()));
    return factory.wholeImage(objective, range(engine, objective, progress));
  }

  /** How far the best of some real images stands out from the mean, by an objective. */
  private double range(Engine engine, Objective objective, Progress progress) {
    ExampleImages real = state.real(engine.spec().input().shape()).images();
    ExampleImages some = real.count() > 0 ? real : RandomImages.of(engine.spec().input().shape());
    Activations at = new Activations(engine.spec(), 1);
    float[] image = new float[engine.spec().input().shape().size()];
    int count = Math.min(COMPARED, some.count());
    double best = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      progress.check();
      some.copy(i, image, 0);
      engine.forward(image, at);
      double value = objective.value(at, 0);
      best = Math.max(best, value);
      sum += value;
    }
    return Math.max(1e-6, best - sum / count);
  }
}
