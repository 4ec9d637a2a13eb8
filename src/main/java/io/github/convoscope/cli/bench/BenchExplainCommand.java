package io.github.convoscope.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.cli.ModelOption;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.explain.attribution.Saliency;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import io.github.convoscope.task.Workers;
import io.github.convoscope.ui.bench.Durations;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures explanations: how many live maps a second are made beside forward passes of another
 * thread, and how long each method takes.
 */
@Command(
    name = "explain",
    description = "Measure live maps a second beside the forward pass, and each method.")
final class BenchExplainCommand implements Callable<Integer> {
  private static final long PULSE_NANOS = 1_000_000_000L / 60;

  @Mixin private ModelOption model;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "How long live maps are made (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--runs", defaultValue = "3", description = "Runs of each method.")
  private int runs;

  @SuppressWarnings("UnusedVariable")
  @Option(names = "--json", description = "Print JSON, as this command always does.")
  private boolean json;

  @Override
  public Integer call() {
    BenchReport report = new BenchReport();
    ObjectNode group = report.group("explain");
    Model opened = model.open();
    try (Engine engine = opened.newEngine();
        Engine live = engine.copy()) {
      NetworkSpec spec = engine.spec();
      Attributor attributor = new Attributor(engine, Interventions.NONE, opened.inputRange());
      float[] input =
          opened
              .newEncoder()
              .encode(
                  Handwriting.digit(4, Handwriting.styles(4).get(0), 0.5, new SplittableRandom(1)))
              .tensor();
      AttributionTarget target = AttributionTarget.answer(attributor.logits(input));
      for (int i = 0; i < 200; i++) {
        explain(attributor, input, target, Saliency.DEFAULT);
      }
      live(group, attributor, live, input, target);
      ObjectNode methods = group.putObject("methods_ms");
      double sheet = 0;
      for (AttributionMethod method : AttributionMethods.ALL) {
        double best = Double.MAX_VALUE;
        try {
          for (int i = 0; i < Math.max(1, runs); i++) {
            long start = System.nanoTime();
            explain(attributor, input, target, method.sizedFor(spec));
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
          }
        } catch (Problem unexplained) {
          // Some methods cannot explain some networks: Grad-CAM needs feature maps.
          continue;
        }
        methods.put(method.id(), BenchReport.rounded(best));
        sheet += best;
      }
      group.put("sheet_ms", BenchReport.rounded(sheet));
    }
    report.print();
    return 0;
  }

  private void live(
      ObjectNode group,
      Attributor attributor,
      Engine live,
      float[] input,
      AttributionTarget target) {
    Durations passes = new Durations();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService worker = Workers.single("bench-live");
    worker.execute(() -> pass(live, input, passes, over));
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    int maps = 0;
    while (System.nanoTime() < end) {
      explain(attributor, input, target, Saliency.DEFAULT);
      maps++;
    }
    group.put("maps_per_second", BenchReport.rounded(maps / ((System.nanoTime() - start) / 1e9)));
    over.set(true);
    worker.shutdown();
    BenchReport.spread(group.putObject("forward_beside_ms"), passes, 50, 95, 99);
  }

  private static void pass(Engine live, float[] input, Durations passes, AtomicBoolean over) {
    Activations into = new Activations(live.spec(), 1);
    while (!over.get()) {
      long start = System.nanoTime();
      live.forward(input, into);
      long took = System.nanoTime() - start;
      passes.add(took);
      LockSupport.parkNanos(PULSE_NANOS - took);
    }
  }

  private static void explain(
      Attributor attributor, float[] input, AttributionTarget target, AttributionMethod method) {
    attributor.explain(input, target, method, Progress.NONE);
  }
}
