package io.github.convoscope.cli.bench;

import io.github.convoscope.cli.ModelOption;
import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.bench.LiveBench.Way;
import io.github.convoscope.ui.bench.MemoryBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench memory}: draws, opens every panel once, and measures the resident memory. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = "Measure memory after use of every panel.")
final class BenchMemoryCommand implements Callable<Integer> {
  private static final String NETWORK_PAGE = "network.show";
  private static final Path MAPS = Path.of("/proc/self/maps");

  @Mixin private ModelOption model;

  @Mixin private ReplayOptions replay;

  @Mixin private PictureOption picture;

  @Option(names = "--seconds", defaultValue = "60", description = "How long to draw.")
  private double seconds;

  @Override
  public Integer call() {
    ColourImage photograph = picture.photograph(model);
    List<Drawing> drawings = photograph == null ? replay.drawings() : List.of();
    BenchReport report = new BenchReport();
    BenchWindow.open(
        model,
        shell -> {
          loadDl4j(shell);
          MemoryBench.run(
              shell,
              BenchLiveCommand.bench(shell, drawings, photograph, replay.rate(), Way.EVENTS),
              seconds,
              megabytes -> report.group("memory").putPOJO("rss_mb_over_time", megabytes),
              BenchReport::residentMegabytes);
        });
    report.group("memory").put("dl4j_loaded", isDl4jLoaded());
    report.print();
    return 0;
  }

  /**
   * Opens the page about the network, which has DL4J load the file in the background. The window
   * does so by itself only where the pen rests, which it never does here.
   */
  private static void loadDl4j(Shell shell) {
    shell.commands().get(NETWORK_PAGE).run();
    shell.host().closePage();
  }

  private static boolean isDl4jLoaded() {
    try (Stream<String> maps = Files.lines(MAPS)) {
      return maps.anyMatch(line -> line.contains("nd4jcpu"));
    } catch (IOException e) {
      // Only Linux has such a list.
      return false;
    }
  }
}
