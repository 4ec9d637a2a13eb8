package io.github.convoscope.cli.bench;

import io.github.convoscope.cli.ModelOption;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.ui.bench.MemoryBench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench memory}: draws, opens every panel once, and measures the resident memory. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = "Measure memory after use of every panel.")
final class BenchMemoryCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Mixin private ReplayOptions replay;

  @Option(names = "--seconds", defaultValue = "60", description = "How long to draw.")
  private double seconds;

  @Override
  public Integer call() {
    List<Drawing> drawings = replay.drawings();
    BenchReport report = new BenchReport();
    BenchWindow.open(
        model,
        shell ->
            MemoryBench.run(
                shell,
                drawings,
                replay.rate(),
                seconds,
                megabytes -> report.group("memory").putPOJO("rss_mb_over_time", megabytes),
                BenchReport::residentMegabytes));
    report.print();
    return 0;
  }
}
