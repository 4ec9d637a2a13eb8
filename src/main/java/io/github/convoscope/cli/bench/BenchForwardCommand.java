package io.github.convoscope.cli.bench;

import io.github.convoscope.engine.dl4j.Dl4jBenchmark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench forward}: measures the forward pass with all activations kept. */
@Command(
    name = "forward",
    mixinStandardHelpOptions = true,
    description = "Measure the forward pass with all activations kept.")
final class BenchForwardCommand implements Callable<Integer> {
  @Mixin private EngineBench bench;

  @Override
  public Integer call() {
    bench.run("forward", EngineBench::forward, Dl4jBenchmark::forward);
    return 0;
  }
}
