package io.github.convoscope.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.cli.ModelOption;
import io.github.convoscope.cli.TargetScreen;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.bench.SceneBench;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bench scene}: shows a generated network, or a given model, and measures how long its
 * frames take.
 */
@Command(
    name = "scene",
    mixinStandardHelpOptions = true,
    description = "Show a generated network, or a model; measure how long its frames take.")
final class BenchSceneCommand implements Callable<Integer> {
  private static final int FEWEST = 500;
  private static final int MOST = 4_000_000;

  @Mixin private ModelOption model;

  @Option(
      names = "--neurons",
      defaultValue = "12500",
      description = "About how many cells the network has.")
  private int neurons;

  @Option(names = "--seconds", defaultValue = "10", description = "How long to measure.")
  private double seconds;

  @Option(names = "--warm-up", defaultValue = "4", description = "Seconds before measuring.")
  private double warmUp;

  @Option(names = "--still", description = "Leave the camera where it is; only colours change.")
  private boolean still;

  @SuppressWarnings("UnusedVariable")
  @Option(names = "--json", description = "Print JSON, as this command always does.")
  private boolean json;

  @Override
  public Integer call() {
    if (neurons < FEWEST || neurons > MOST) {
      throw Problem.input(Message.of("bench.neurons", neurons, FEWEST, MOST));
    }
    if (TargetScreen.current() == TargetScreen.NONE) {
      throw Problem.work(Message.of("bench.no-display"), new IllegalStateException("no display"));
    }
    NetworkSpec spec = model.given() ? model.open().spec() : SceneBench.network(neurons);
    CompletableFuture<SceneBench.Figures> measured = new CompletableFuture<>();
    Platform.startup(
        () -> {
          try {
            Platform.setImplicitExit(false);
            new SceneBench(spec, !still).run(warmUp, seconds, measured::complete);
          } catch (RuntimeException | Error broken) {
            measured.completeExceptionally(broken);
          }
        });
    BenchReport report = new BenchReport();
    fill(report.group("scene"), measured.join());
    report.print();
    Platform.exit();
    return 0;
  }

  private static void fill(ObjectNode scene, SceneBench.Figures figures) {
    scene.put("neurons", figures.neurons());
    scene.put("triangles", figures.triangles());
    scene.put("fx_thread_ms_per_frame", BenchReport.rounded(figures.fxMillis()));
    scene.put("frames_per_second", BenchReport.rounded(figures.framesPerSecond()));
    scene.put("pick_ms", BenchReport.rounded(figures.pickMillis()));
  }
}
