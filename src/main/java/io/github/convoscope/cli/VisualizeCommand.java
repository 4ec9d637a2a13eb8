package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.PictureSheetFile;
import io.github.convoscope.engine.Engine;
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
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code visualize -o DIR}: finds the images that excite a network's units most. */
@Command(
    name = "visualize",
    mixinStandardHelpOptions = true,
    description = "Find the images that excite a network's units most (feature visualisation).")
final class VisualizeCommand implements Callable<Integer> {
  private static final int MOST_STEPS = 100_000;
  private static final int MOST_DIVERSE = 16;
  private static final int MOST_SIMILARITY = 100;

  @Mixin private ModelOption model;

  @Mixin private UnitOptions units;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder to write to.")
  private @Nullable Path folder;

  @Option(
      names = "--atlas",
      paramLabel = "FILE",
      description =
          "Write the atlas of the whole network, which the window shows (FILE.json and .png).")
  private @Nullable Path atlasFile;

  @Option(
      names = "--mnist",
      paramLabel = "DIR",
      description = "Compare with the digits of MNIST (default: with the shipped samples).")
  private @Nullable Path mnist;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description =
          "Compare with the photographs in a folder, for a network that takes colours (default:"
              + " with the ready pictures).")
  private @Nullable Path pictures;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Only N of the chosen units that are not dead, at random (by --seed).")
  private @Nullable Integer sample;

  @Option(
      names = "--steps",
      description = "Steps of one attempt (default: 256; in colour 192, or 56 for large pictures).")
  private @Nullable Integer steps;

  @Option(names = "--seed", description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--negative", description = "Find what inhibits a unit most instead.")
  private boolean negative;

  @Option(
      names = "--diversity",
      paramLabel = "K",
      description = "Find K different images for each unit (default: ${DEFAULT-VALUE}).")
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
    if ((steps != null && (steps < 1 || steps > MOST_STEPS))
        || diversity < 1
        || diversity > MOST_DIVERSE) {
      throw Problem.input(Message.of("atlas.too-few-steps"));
    }
    if (sample != null && sample < 1) {
      throw Problem.input(Message.of("atlas.sample"));
    }
    if (!(similarity >= 0 && similarity <= MOST_SIMILARITY)) {
      throw Problem.input(Message.of("atlas.similarity-range", String.valueOf(MOST_SIMILARITY)));
    }
    AtomicFile.checkFolder(folder);
    if (atlasFile != null) {
      AtomicFile.check(atlasFile);
    }
    Model opened = model.open();
    OptimiserSettings usual = OptimiserSettings.of(opened.spec().input().shape()).withSeed(seed);
    OptimiserSettings stepped = steps == null ? usual : usual.withSteps(steps);
    OptimiserSettings settings = stepped.withSimilarity(similarity);
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Workers.several("visualize", threads);
    try (Engine engine = opened.takingInk(opened.newEngine())) {
      ReferenceExamples examples = ReferenceExamples.of(mnist, pictures, opened);
      if (atlasFile != null) {
        AtlasBuilder builder = new AtlasBuilder(engine, settings, pool, threads);
        Atlas atlas =
            builder.build(
                opened.checksum(), examples.name(), examples.images(), new ConsoleProgress());
        PictureSheetFile.write(atlasFile, AtlasSheets.sheet(engine.spec(), atlas));
        System.err.printf(
            Locale.ROOT,
            "%d of %d living units reach their best example; %.0f s%n",
            atlas.reachedCount(),
            atlas.aliveCount(),
            atlas.seconds());
      }
      if (folder != null) {
        ObjectNode index = images(opened, engine, examples, settings, pool, threads, folder);
        if (json) {
          JsonOutput.print(index);
        }
      }
    } finally {
      pool.shutdownNow();
    }
    return 0;
  }

  /** The class prototypes of real images, if the targets include classes. */
  private ClassPrototypes prototypes(
      Engine engine,
      ReferenceExamples examples,
      List<UnitTarget> targets,
      ConsoleProgress progress) {
    int output = engine.spec().output().index();
    boolean classes = targets.stream().anyMatch(target -> target.layer() == output);
    return classes && !negative && similarity > 0
        ? ClassPrototypes.of(engine, examples.images(), progress)
        : ClassPrototypes.NONE;
  }

  private ObjectNode images(
      Model opened,
      Engine engine,
      ReferenceExamples examples,
      OptimiserSettings settings,
      ExecutorService pool,
      int threads,
      Path to) {
    NetworkSpec spec = engine.spec();
    Optional<Atlas> known =
        new AtlasStore(List.of(model.path()), AtlasStore.userCache()).find(spec, opened.checksum());
    ConsoleProgress progress = new ConsoleProgress();
    List<UnitTarget> targets = units.targets(spec);
    UnitRanges ranges =
        UnitRanges.of(
            engine,
            examples,
            mnist == null && pictures == null ? known : Optional.empty(),
            targets,
            progress);
    VisualizeOutput output = new VisualizeOutput(spec, opened, examples, to, negative, diversity);
    ArrayNode images = JsonOutput.MAPPER.createArrayNode();
    List<UnitTarget> living = new ArrayList<>();
    for (UnitTarget target : targets) {
      if (ranges.known(target).alive()) {
        living.add(target);
      } else if (sample == null) {
        images.add(output.dead(target, ranges.onExamples(target)));
      }
    }
    if (sample != null && sample < living.size()) {
      Collections.shuffle(living, new Random(seed));
      living.subList(sample, living.size()).clear();
    }
    ParallelOptimiser optimiser = new ParallelOptimiser(engine, settings, pool, threads);
    long began = System.nanoTime();
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
    if (!living.isEmpty()) {
      VisualizeTimes.print(results, (System.nanoTime() - began) * 1e-9, threads);
    }
    for (int i = 0; i < living.size(); i++) {
      UnitTarget target = living.get(i);
      for (int k = 0; k < results.get(i).size(); k++) {
        images.add(output.write(target, k, results.get(i).get(k), ranges.onExamples(target)));
      }
    }
    ObjectNode index = JsonOutput.MAPPER.createObjectNode();
    index.put("model", opened.file());
    index.put("sha256", opened.checksum());
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
