package io.github.convoscope.cli;

import io.github.convoscope.engine.Yardsticks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures the forward pass with all activations kept. */
@Command(
    name = "forward",
    mixinStandardHelpOptions = true,
    description = "Measure the forward pass with all activations kept.")
final class BenchForwardCommand implements Callable<Integer> {
  @Mixin private EngineBench bench;

  @Override
  public Integer call() {
    bench.run("forward", EngineBench::forward, Yardsticks::forward);
    return 0;
  }
}
