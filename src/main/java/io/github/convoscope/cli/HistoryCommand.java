package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.training.HistoryThinning;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code history FILE}: lists the moments of a training, and writes a history with
 * fewer of them.
 */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description =
        "List the moments of a training's history, or leave some out, so that it is small.")
final class HistoryCommand implements Callable<Integer> {
  @Parameters(arity = "1", paramLabel = "FILE", description = "A history that train wrote.")
  private Path input;

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "Write a history with as many moments as fit into --bytes.")
  private @Nullable Path output;

  @Option(
      names = "--bytes",
      defaultValue = "3000000",
      description = "The largest size of that file (default: ${DEFAULT-VALUE}).")
  private long bytes;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    TrainingHistory history = TrainingHistory.read(input);
    if (output != null) {
      if (bytes < 1) {
        throw Problem.input(Message.of("cli.at-least-one", "--bytes", bytes));
      }
      AtomicFile.check(output);
      history = HistoryThinning.fitting(history, bytes);
      history.write(output);
    }
    if (json) {
      print(history);
      return 0;
    }
    for (TrainingHistory.Moment moment : history.moments()) {
      StringBuilder line = new StringBuilder();
      line.append(String.format(Locale.ROOT, "step %d: loss %.4f", moment.step(), moment.loss()));
      for (int set = 0; set < history.sets().size(); set++) {
        line.append(
            String.format(
                Locale.ROOT,
                ", %s %.2f %%",
                history.sets().get(set),
                100 * moment.accuracies().get(set)));
      }
      System.out.println(line);
    }
    return 0;
  }

  private static void print(TrainingHistory history) {
    ObjectNode document = JsonOutput.MAPPER.createObjectNode();
    ArrayNode moments = document.putArray("moments");
    for (TrainingHistory.Moment moment : history.moments()) {
      ObjectNode node = moments.addObject();
      node.put("step", moment.step());
      node.put("loss", moment.loss());
      ObjectNode accuracies = node.putObject("accuracies");
      for (int set = 0; set < history.sets().size(); set++) {
        accuracies.put(history.sets().get(set), moment.accuracies().get(set));
      }
    }
    JsonOutput.print(document);
  }
}
