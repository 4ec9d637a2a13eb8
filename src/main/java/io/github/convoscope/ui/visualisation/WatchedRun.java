package io.github.convoscope.ui.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.CanvasModel;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.explain.visualisation.Objective;
import io.github.convoscope.explain.visualisation.OptimisationRun;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.RandomImages;
import io.github.convoscope.explain.visualisation.TaskFactory;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationTask;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Optimises one image and reports every step.
 *
 * @param model the network
 * @param state gives real images to compare with
 * @param target the unit; for goals that concern a layer, any unit of it
 * @param goal what to maximise
 * @param range the unit's values over real images; null to measure them
 * @param drawing the network's input now
 * @param fromDrawing true to start from the drawing, false to start from faint noise
 * @param similar whether to pull a class's image towards real images of the class
 * @param settings how to optimise
 */
record WatchedRun(
    Model model,
    AtlasState state,
    UnitTarget target,
    VisualisationGoal goal,
    @Nullable UnitRange range,
    float[] drawing,
    boolean fromDrawing,
    boolean similar,
    OptimiserSettings settings) {
  private static final int STEPS_A_REPORT = 4;

  /** Neurons of a network whose answer is computed for some of the steps alone. */
  private static final int LARGE = 400_000;

  private static final int STEPS_AN_ANSWER = 8;
  private static final int COMPARED_EXAMPLES = 200;

  /**
   * Runs on the calling thread until all steps are done.
   *
   * @param listener receives the steps, a few at a time, on this thread
   * @throws io.github.convoscope.task.CancelledException within a step of being cancelled
   */
  void run(Engine engine, Progress progress, Consumer<List<WatchedStep>> listener) {
    VisualisationTask task = task(engine, progress);
    float[] start = fitted(engine.spec());
    List<VisualisationTask> tasks = List.of(fromDrawing ? task.startingFrom(start) : task);
    OptimisationRun run = new OptimisationRun(engine, tasks, null, settings, 0);
    Activations at = new Activations(engine.spec(), 1);
    // The answer takes all layers, the value only those up to the unit's own.
    Engine lower = engine.upTo(task.objective().topLayer());
    Activations below = new Activations(lower.spec(), 1);
    int interval = engine.spec().neurons() > LARGE ? STEPS_AN_ANSWER : 1;
    int label = 0;
    double probability = 0;
    List<WatchedStep> fresh = new ArrayList<>();
    while (true) {
      progress.check();
      float[] image = run.image(0);
      if (run.steps() % interval == 0 || run.done()) {
        engine.forward(image, at);
        label = at.answer(0);
        probability = at.probabilities()[label];
      }
      lower.forward(image, below);
      double value = task.objective().value(below, 0);
      fresh.add(new WatchedStep(run.steps(), image, value, label, probability));
      if (fresh.size() == STEPS_A_REPORT || run.done()) {
        listener.accept(List.copyOf(fresh));
        fresh.clear();
      }
      if (run.done()) {
        return;
      }
      run.step();
    }
  }

  /** The drawing, as large as the images. */
  private float[] fitted(NetworkSpec spec) {
    return CanvasModel.fitted(drawing, model.spec().input().shape(), spec.input().shape());
  }

  private VisualisationTask task(Engine engine, Progress progress) {
    NetworkSpec spec = engine.spec();
    TaskFactory factory = new TaskFactory(spec);
    if (goal == VisualisationGoal.UNIT) {
      UnitRange known = range == null ? state.range(model, engine, target, progress) : range;
      return similar
          ? factory.maximise(target, known, state.prototypes(model, engine, progress))
          : factory.maximise(target, known);
    }
    Activations at = new Activations(spec, 1);
    engine.forward(fitted(spec), at);
    Objective objective = goal.objective(spec, target, at.after(target.layer()));
    return factory.wholeImage(objective, bestMinusMean(engine, objective, progress));
  }

  /** The best value of an objective over some real images minus the mean. */
  private double bestMinusMean(Engine engine, Objective objective, Progress progress) {
    ExampleImages real = state.standardExamples(model).images();
    ExampleImages images = real.count() > 0 ? real : RandomImages.of(engine.spec().input().shape());
    Activations at = new Activations(engine.spec(), 1);
    float[] image = new float[engine.spec().input().shape().size()];
    int count = Math.min(COMPARED_EXAMPLES, images.count());
    double best = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      progress.check();
      images.copy(i, image, 0);
      engine.forward(image, at);
      double value = objective.value(at, 0);
      best = Math.max(best, value);
      sum += value;
    }
    return Math.max(1e-6, best - sum / count);
  }
}
