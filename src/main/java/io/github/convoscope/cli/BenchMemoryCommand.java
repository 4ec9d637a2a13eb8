package io.github.convoscope.cli;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.ui.bench.MemoryBench;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures memory after drawing with every panel opened once. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = "Measure memory after use of every panel.")
final class BenchMemoryCommand implements Callable<Integer> {
  @Option(names = "--strokes", paramLabel = "FILE", description = "Drawings to replay.")
  private @Nullable Path strokes;

  @Option(names = "--seconds", defaultValue = "60", description = "How long to draw.")
  private double seconds;

  @Option(names = "--rate", defaultValue = "120", description = "Pointer events a second.")
  private double rate;

  @Option(names = "--json", description = "Print JSON, as this command always does.")
  private boolean json;

  @Override
  public Integer call() {
    Path file = strokes == null ? WindowCommand.samples() : strokes;
    List<Drawing> drawings =
        StrokesFile.readAll(file).stream().map(LabelledDrawing::drawing).toList();
    BenchReport report = new BenchReport();
    BenchWindow.open(
        shell ->
            MemoryBench.run(
                shell,
                drawings,
                rate,
                seconds,
                megabytes -> report.group("memory").putPOJO("rss_mb_over_time", megabytes),
                BenchReport::residentMegabytes));
    report.print();
    return 0;
  }
}
