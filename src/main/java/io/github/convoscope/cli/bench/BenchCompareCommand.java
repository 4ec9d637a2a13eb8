package io.github.convoscope.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.cli.JsonOutput;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bench compare DIR}: runs the same benches of this build and of another in turns, and
 * prints the ratios of their figures.
 */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Run benches of this build and of another in turns (A B A B); print ratios.")
final class BenchCompareCommand implements Callable<Integer> {
  /** Figures that say how much was measured, not how fast it was. */
  private static final Set<String> COUNTS =
      Set.of("runs", "examples", "events", "updates", "neurons", "triangles");

  @Parameters(paramLabel = "DIR", description = "The other checkout or program folder.")
  private @Nullable Path other;

  @Option(names = "--rounds", defaultValue = "3", description = "How often each is run.")
  private int rounds;

  @Option(
      names = "--bench",
      paramLabel = "WORDS",
      description = "What to run, such as \"forward --runs 500\"; may be given again.")
  private List<String> benches = List.of("forward", "gradient");

  @SuppressWarnings("UnusedVariable")
  @Option(names = "--json", description = "Print JSON, as this command always does.")
  private boolean json;

  /** One figure of both builds, a value for each round. */
  private record Pair(List<Double> here, List<Double> there) {}

  @Override
  public Integer call() {
    if (other == null) {
      throw new IllegalStateException("picocli asks for it");
    }
    Path home = Path.of(System.getProperty("convoscope.home", "")).toAbsolutePath();
    ObjectNode root = JsonOutput.MAPPER.createObjectNode();
    root.put("here", home.toString()).put("there", other.toString()).put("rounds", rounds);
    for (String bench : benches) {
      Map<String, Pair> figures = new LinkedHashMap<>();
      for (int round = 0; round < rounds; round++) {
        figures(home, bench).forEach((name, value) -> pair(figures, name).here().add(value));
        figures(other, bench).forEach((name, value) -> pair(figures, name).there().add(value));
      }
      ObjectNode group = root.putObject(bench);
      figures.forEach((name, pair) -> write(group, name, pair));
    }
    JsonOutput.print(root);
    return 0;
  }

  private static Pair pair(Map<String, Pair> figures, String name) {
    return figures.computeIfAbsent(name, missing -> new Pair(new ArrayList<>(), new ArrayList<>()));
  }

  private static void write(ObjectNode group, String name, Pair pair) {
    if (pair.here().size() != pair.there().size()) {
      return;
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < pair.here().size(); i++) {
      ratios.add(pair.here().get(i) / pair.there().get(i));
    }
    double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    ObjectNode figure = group.putObject(name);
    figure.put("here", median(pair.here()));
    figure.put("there", median(pair.there()));
    figure.put("ratio", BenchReport.rounded(sorted[sorted.length / 2]));
    figure.put("lowest", BenchReport.rounded(sorted[0]));
    figure.put("highest", BenchReport.rounded(sorted[sorted.length - 1]));
  }

  private static double median(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray()[values.size() / 2];
  }

  /** Runs a bench of a build; its times, rates and sizes, by their path in the JSON. */
  private static Map<String, Double> figures(Path home, String bench) {
    List<String> command = new ArrayList<>(List.of(home.resolve("run").toString(), "bench"));
    command.addAll(List.of(bench.strip().split("\\s+")));
    command.add("--json");
    try {
      Path output = Files.createTempFile("convoscope-bench", ".json");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
          throw Problem.input(Message.of("cli.bench-failed", home, bench));
        }
        Map<String, Double> found = new LinkedHashMap<>();
        collect(JsonOutput.MAPPER.readTree(output.toFile()), "", found);
        return found;
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw Problem.input(Message.of("cli.bench-failed", home, bench), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.input(Message.of("cli.bench-failed", home, bench), e);
    }
  }

  private static void collect(JsonNode node, String path, Map<String, Double> into) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      if (field.getValue().isObject() && !name.equals("machine")) {
        collect(field.getValue(), name, into);
      } else if (!COUNTS.contains(field.getKey()) && field.getValue().asDouble() > 0) {
        into.put(name, field.getValue().asDouble());
      }
    }
  }
}
