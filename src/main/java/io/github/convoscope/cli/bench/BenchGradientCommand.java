package io.github.convoscope.cli.bench;

import io.github.convoscope.engine.dl4j.Dl4jBenchmark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench gradient}: measures a forward pass and the gradient of a logit. */
@Command(
    name = "gradient",
    mixinStandardHelpOptions = true,
    description = "Measure a forward pass and the gradient with respect to the input.")
final class BenchGradientCommand implements Callable<Integer> {
  @Mixin private EngineBench bench;

  @Override
  public Integer call() {
    bench.run("gradient", EngineBench::gradient, Dl4jBenchmark::gradient);
    return 0;
  }
}
