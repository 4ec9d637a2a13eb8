package io.github.convoscope.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.cli.ModelOption;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.dl4j.Dl4jBenchmark;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.ui.bench.Durations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures something that an engine computes, for the shipped sample drawings one by one and in
 * batches. {@code bench forward} and {@code bench gradient} share it.
 */
final class EngineBench {
  private static final String OURS = "ours";

  @Mixin private ModelOption model;

  @Option(names = "--runs", defaultValue = "2000", description = "How often to measure.")
  private int runs;

  @Option(names = "--warm-up", defaultValue = "2000", description = "Runs before measuring.")
  private int warmUp;

  @Option(
      names = "--batch",
      defaultValue = "50",
      description = "Examples of a batch; 0 for no batches.")
  private int batch;

  @Option(names = "--dl4j", description = "Measure DL4J too, in turns.")
  private boolean dl4j;

  @Option(
      names = "--peer",
      description = "Measure ONNX Runtime too, in turns; forward passes only.")
  private boolean peer;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description =
          "Threads of ONNX Runtime; our engine computes an example with one. With more than one,"
              + " elapsed time is measured in place of CPU time.")
  private int threads;

  @SuppressWarnings("UnusedVariable")
  @Option(names = "--json", description = "Print JSON, as this command always does.")
  private boolean json;

  /** Makes what is measured, for a number of examples. */
  @FunctionalInterface
  interface Work {
    Runnable of(Engine engine, float[] inputs, int count);
  }

  /** Makes the same work for DL4J, once for each of its variants, by name. */
  @FunctionalInterface
  interface Dl4jVariants {
    Map<String, Runnable> of(Dl4jBenchmark dl4j, float[] in, int count);
  }

  /** Measures and prints a report with one group. */
  void run(String group, Work work, Dl4jVariants variants) {
    BenchReport report = new BenchReport();
    ObjectNode figures = report.group(group);
    Model opened = model.open();
    report.engine(opened.engineKind());
    try (Engine engine = opened.newEngine()) {
      float[] single = digits(opened.newEncoder(), 1);
      Runnable one = work.of(engine, single, 1);
      ObjectNode early = figures.objectNode();
      Stopwatch.early(one).forEach(early::put);
      Map<String, Runnable> variantsAlone = new LinkedHashMap<>(Map.of(OURS, one));
      Dl4jBenchmark benchmark = dl4j ? dl4j(engine) : null;
      if (benchmark != null) {
        variantsAlone.putAll(variants.of(benchmark, single, 1));
      }
      PeerEngine other = peer ? peer(group, engine, single) : null;
      if (other != null) {
        variantsAlone.put("onnxruntime", other::forward);
        figures.put("onnxruntime_difference", difference(engine, single, other));
      }
      Map<String, Durations> singles =
          Stopwatch.race(variantsAlone, warmUp, runs, peer && threads > 1);
      write(figures, singles, 1);
      figures.set("ms_of_the_nth_run", early);
      if (batch > 0) {
        batches(figures, engine, opened.newEncoder(), work, variants, benchmark, singles);
      }
    }
    report.print();
  }

  private Dl4jBenchmark dl4j(Engine engine) {
    return new Dl4jBenchmark(
        engine.spec(),
        ModelOpener.openInDl4j(model.path()),
        ModelOpener.openInDl4j(model.path()).withOneDnn());
  }

  private PeerEngine peer(String group, Engine engine, float[] input) {
    if (!group.equals("forward")) {
      throw Problem.input(Message.of("cli.peer-forward"));
    }
    PeerEngine other =
        ServiceLoader.load(PeerEngine.class)
            .findFirst()
            .orElseThrow(() -> Problem.input(Message.of("cli.no-peer")));
    open(other, engine, input, 1, threads);
    return other;
  }

  /** Gives a network to a peer. */
  static void open(PeerEngine other, Engine engine, float[] input, int count, int threads) {
    NetworkSpec spec = engine.spec();
    int[] extents = spec.input().shape().extents();
    long[] shape = new long[extents.length + 1];
    shape[0] = count;
    for (int i = 0; i < extents.length; i++) {
      shape[i + 1] = extents[i];
    }
    byte[] onnx = OnnxWriter.bytes(spec, engine.weights(), count);
    other.open(onnx, OnnxWriter.name(spec.output().index()), input, shape, threads);
  }

  /** The largest difference of the outputs, as a part of the largest output. */
  private static double difference(Engine engine, float[] input, PeerEngine other) {
    Activations own = new Activations(engine.spec(), 1);
    engine.forward(input, own);
    float[] theirs = other.output();
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < theirs.length; i++) {
      largest = Math.max(largest, Math.abs(theirs[i]));
      difference = Math.max(difference, Math.abs(theirs[i] - own.output()[i]));
    }
    return difference / largest;
  }

  private void batches(
      ObjectNode figures,
      Engine engine,
      InputEncoder encoder,
      Work work,
      Dl4jVariants variants,
      @Nullable Dl4jBenchmark benchmark,
      Map<String, Durations> singles) {
    float[] many = digits(encoder, batch);
    Map<String, Runnable> batches = new LinkedHashMap<>(Map.of(OURS, work.of(engine, many, batch)));
    if (benchmark != null) {
      batches.putAll(variants.of(benchmark, many, batch));
    }
    int turns = Math.max(1, runs / batch);
    ObjectNode batchFigures = figures.putObject("batch");
    batchFigures.put("examples", batch);
    Map<String, Durations> together =
        Stopwatch.race(batches, Math.max(1, warmUp / batch), turns, false);
    write(batchFigures, together, batch);
    compare(batchFigures, singles, together);
  }

  private static void write(ObjectNode into, Map<String, Durations> all, int examples) {
    Durations ours = all.getOrDefault(OURS, new Durations());
    Stopwatch.write(into, ours, examples);
    all.forEach(
        (name, durations) -> {
          if (!name.equals(OURS)) {
            ObjectNode other = into.putObject(name);
            Stopwatch.write(other, durations, examples);
            double ratio = durations.percentile(50) / ours.percentile(50);
            other.put("times_ours", BenchReport.rounded(ratio));
          }
        });
  }

  /**
   * Writes, for each variant, the time of a single image divided by the time of one image in our
   * engine's batch.
   */
  private void compare(
      ObjectNode into, Map<String, Durations> singles, Map<String, Durations> together) {
    double each = together.getOrDefault(OURS, new Durations()).percentile(50) / batch;
    ObjectNode ratios = into.putObject("single_over_batch");
    singles.forEach(
        (name, alone) -> ratios.put(name, BenchReport.rounded(alone.percentile(50) / each)));
  }

  /** The inputs of the first {@code count} samples, repeated where there are fewer. */
  private static float[] digits(InputEncoder encoder, int count) {
    List<LabelledDrawing> drawings = StrokesFile.readAll(ShippedFiles.samples());
    int size = encoder.input().size();
    float[] values = new float[count * size];
    for (int n = 0; n < count; n++) {
      float[] one = encoder.encode(drawings.get(n % drawings.size()).drawing()).tensor();
      System.arraycopy(one, 0, values, n * size, size);
    }
    return values;
  }

  /** A forward pass that keeps all activations. */
  static Runnable forward(Engine engine, float[] inputs, int count) {
    Activations into = new Activations(engine.spec(), count);
    return () -> engine.forward(inputs, into);
  }

  private static int best(float[] logits, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  /** A forward pass, and the gradient of the best class's logit with respect to the input. */
  static Runnable gradient(Engine engine, float[] inputs, int count) {
    Activations values = new Activations(engine.spec(), count);
    Gradients gradients = new Gradients(engine.spec(), count);
    engine.forward(inputs, values);
    Scalar logit = Scalar.logit(engine.spec(), best(values.logits(), engine.spec().classes()));
    return () -> {
      engine.forward(inputs, values);
      engine.gradient(values, logit, gradients);
    };
  }
}
