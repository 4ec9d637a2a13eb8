package io.github.convoscope.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.cli.ModelOption;
import io.github.convoscope.ui.bench.StartBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench start}: measures how long the window and its first answer take. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Measure the start: first window, first answer.")
final class BenchStartCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @SuppressWarnings("UnusedVariable")
  @Option(names = "--json", description = "Print JSON, as this command always does.")
  private boolean json;

  @Override
  public Integer call() {
    BenchReport report = new BenchReport();
    BenchWindow.openEarly(
        model,
        shell ->
            StartBench.run(
                shell,
                figures -> {
                  ObjectNode start = report.group("start");
                  start.put("window_ms", figures.windowMillis());
                  start.put("first_answer_ms", figures.firstAnswerMillis());
                  shell.stage().close();
                }));
    report.print();
    return 0;
  }
}
