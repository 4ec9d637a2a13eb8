package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.ui.OpenModel;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.bench.LiveBench;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays drawings into a real window and measures what a person would feel. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = "Replay drawings into a real window; measure from event to frame.")
final class BenchLiveCommand implements Callable<Integer> {
  @Mixin private ReplayOptions replay;

  @Option(names = "--seconds", defaultValue = "30", description = "How long to measure.")
  private double seconds;

  @Option(names = "--warm-up", defaultValue = "8", description = "Seconds before measuring.")
  private double warmUp;

  @Option(
      names = "--pin",
      paramLabel = "LAYER:CHANNEL[,ROW,COL]",
      description = "A neuron to pin, so that its card follows the drawing.")
  private @Nullable String pin;

  @Override
  public Integer call() {
    List<Drawing> drawings = replay.drawings();
    BenchReport report = new BenchReport();
    BenchWindow.open(shell -> measure(shell, drawings, report));
    report.print();
    return 0;
  }

  private void measure(Shell shell, List<Drawing> drawings, BenchReport report) {
    OpenModel model = shell.workspace().model().get();
    if (pin != null && model != null) {
      shell.workspace().pin(SnapshotCommand.parse(model.spec(), pin));
    }
    new LiveBench(shell, drawings, replay.rate())
        .run(
            warmUp,
            seconds,
            figures -> {
              fill(report.group("live"), figures);
              shell.stage().close();
            });
  }

  private static void fill(ObjectNode live, LiveBench.Figures figures) {
    live.put("events", figures.events());
    live.put("updates", figures.updates());
    BenchReport.spread(live.putObject("event_to_frame_ms"), figures.eventToFrame(), 50, 95, 99);
    BenchReport.spread(live.putObject("event_to_scene_ms"), figures.eventToScene(), 50, 95, 99);
    BenchReport.spread(live.putObject("fx_thread_ms_per_frame"), figures.fxPerFrame(), 50, 99);
    live.put("frames_per_second", BenchReport.rounded(figures.framesPerSecond()));
    live.put("longest_frame_ms", BenchReport.rounded(figures.longestFrameMillis()));
  }
}
