package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.PictureSheetFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.InputScalingEngine;
import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.explain.visualisation.AtlasBuilder;
import io.github.convoscope.explain.visualisation.AtlasSheets;
import io.github.convoscope.explain.visualisation.AtlasStore;
import io.github.convoscope.explain.visualisation.ClassPrototypes;
import io.github.convoscope.explain.visualisation.OptimiserSettings;
import io.github.convoscope.explain.visualisation.ParallelOptimiser;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.explain.visualisation.VisualisationResult;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code visualize -o DIR}: images that excite a network's units. */
@Command(
    name = "visualize",
    mixinStandardHelpOptions = true,
    description = "Find the images that excite a network's units most (feature visualisation).")
final class VisualizeCommand implements Callable<Integer> {
  private static final int MOST_STEPS = 100_000;
  private static final int MOST_DIVERSE = 16;
  private static final int MOST_SIMILARITY = 100;

  @Mixin private ModelOption model;

  @Mixin private UnitChoice units;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder to write to.")
  private @Nullable Path folder;

  @Option(
      names = "--atlas",
      paramLabel = "FILE",
      description = "Write the whole network's atlas, as the window shows it (FILE.json and .png).")
  private @Nullable Path atlasFile;

  @Option(
      names = "--mnist",
      paramLabel = "DIR",
      description = "Compare with MNIST's digits; without it, with the shipped samples.")
  private @Nullable Path mnist;

  @Option(names = "--steps", description = "Steps of one attempt (default: ${DEFAULT-VALUE}).")
  private int steps = OptimiserSettings.standard().steps();

  @Option(names = "--seed", description = "Start of the random numbers (default: 0).")
  private long seed;

  @Option(names = "--negative", description = "What inhibits a unit most instead.")
  private boolean negative;

  @Option(
      names = "--diversity",
      paramLabel = "K",
      description = "K different images for each unit (default: 1).")
  private int diversity = 1;

  @Option(
      names = "--similarity",
      paramLabel = "X",
      description =
          "How strongly a class's image is pulled towards real images of the class; 0: not at"
              + " all (default: ${DEFAULT-VALUE}).")
  private double similarity = OptimiserSettings.standard().similarity();

  @Option(names = "--json", description = "Print the index as a JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (folder == null && atlasFile == null) {
      throw Problem.input(Message.of("atlas.no-output"));
    }
    if (steps < 1 || steps > MOST_STEPS || diversity < 1 || diversity > MOST_DIVERSE) {
      throw Problem.input(Message.of("atlas.too-few-steps"));
    }
    if (!(similarity >= 0 && similarity <= MOST_SIMILARITY)) {
      throw Problem.input(Message.of("atlas.similarity-range", String.valueOf(MOST_SIMILARITY)));
    }
    AtomicFile.checkFolder(folder);
    if (atlasFile != null) {
      AtomicFile.check(atlasFile);
    }
    ModelOption.Choice choice = model.open();
    OptimiserSettings settings =
        OptimiserSettings.standard().withSteps(steps).withSeed(seed).withSimilarity(similarity);
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Workers.several("visualize", threads);
    ModelCard card = choice.card();
    try (Engine engine = InputScalingEngine.of(choice.model().engine(), card.low(), card.high())) {
      ExampleChoice examples = ExampleChoice.of(mnist, engine.spec().input().shape());
      if (atlasFile != null) {
        AtlasBuilder builder = new AtlasBuilder(engine, settings, pool, threads);
        Atlas atlas =
            builder.build(
                choice.model().sha256(), examples.name(), examples.images(), new ConsoleProgress());
        PictureSheetFile.write(atlasFile, AtlasSheets.sheet(engine.spec(), atlas));
        System.err.printf(
            Locale.ROOT,
            "%d of %d living units reach their best example; %.0f s%n",
            atlas.reachedCount(),
            atlas.aliveCount(),
            atlas.seconds());
      }
      if (folder != null) {
        ObjectNode index = images(choice, engine, examples, settings, pool, threads, folder);
        if (json) {
          JsonOutput.print(index);
        }
      }
    } finally {
      pool.shutdownNow();
    }
    return 0;
  }

  /** Of real images, where classes are among what is sought. */
  private ClassPrototypes prototypes(
      Engine engine, ExampleChoice examples, List<UnitTarget> sought, ConsoleProgress progress) {
    int output = engine.spec().output().index();
    boolean classes = sought.stream().anyMatch(target -> target.layer() == output);
    return classes && !negative && similarity > 0
        ? ClassPrototypes.of(engine, examples.images(), progress)
        : ClassPrototypes.NONE;
  }

  private ObjectNode images(
      ModelOption.Choice choice,
      Engine engine,
      ExampleChoice examples,
      OptimiserSettings settings,
      ExecutorService pool,
      int threads,
      Path to) {
    NetworkSpec spec = engine.spec();
    Optional<Atlas> known =
        new AtlasStore(List.of(model.path()), AtlasStore.userCache())
            .find(spec, choice.model().sha256());
    ConsoleProgress progress = new ConsoleProgress();
    UnitRanges ranges =
        UnitRanges.of(
            engine,
            examples,
            mnist == null ? known : Optional.empty(),
            units.target(spec),
            progress);
    List<UnitTarget> targets = units.targets(spec);
    VisualizeOutput output =
        new VisualizeOutput(spec, choice.card(), examples, to, negative, diversity);
    ArrayNode images = JsonOutput.MAPPER.createArrayNode();
    List<UnitTarget> living = new ArrayList<>();
    for (UnitTarget target : targets) {
      if (ranges.floor(target).alive()) {
        living.add(target);
      } else {
        images.add(output.dead(target, ranges.told(target)));
      }
    }
    ParallelOptimiser optimiser = new ParallelOptimiser(engine, settings, pool, threads);
    List<List<VisualisationResult>> results =
        VisualizeSearch.find(
            spec,
            optimiser,
            living,
            ranges,
            prototypes(engine, examples, living, progress),
            negative,
            diversity,
            progress);
    for (int i = 0; i < living.size(); i++) {
      UnitTarget target = living.get(i);
      for (int k = 0; k < results.get(i).size(); k++) {
        images.add(output.write(target, k, results.get(i).get(k), ranges.told(target)));
      }
    }
    ObjectNode index = JsonOutput.MAPPER.createObjectNode();
    index.put("model", choice.model().file());
    index.put("sha256", choice.model().sha256());
    index.put("examples", examples.name());
    index.put("example_count", examples.images().count());
    index.put("seed", seed);
    index.put("negative", negative);
    index.set("images", images);
    output.sheet();
    AtomicFile.write(to.resolve("index.json"), JsonOutput.text(index) + "\n");
    return index;
  }
}
