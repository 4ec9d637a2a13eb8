package io.github.convoscope.ui.versus;

import io.github.convoscope.evaluation.Mistake;
import io.github.convoscope.explain.versus.MapPair;
import io.github.convoscope.explain.versus.NetworkComparison;
import io.github.convoscope.explain.versus.NetworkComparison.Disagreement;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What two networks make of the examples, with pictures of those that are shown.
 *
 * @param a the open network
 * @param b the other one
 * @param examples the examples
 * @param answers null where only the maps can be compared
 * @param alike the maps that are most alike
 * @param pictures of shown examples, by their number
 */
record VersusResult(
    Model a,
    Model b,
    VersusExamples examples,
    @Nullable NetworkComparison answers,
    List<MapPair> alike,
    Map<Integer, PixelPicture> pictures) {
  /** Disagreements, and mistakes of each network, that are shown. */
  static final int MOST_EXAMPLES = 12;

  private static final int MOST_MAPS = 8;

  /**
   * Compares. On a worker.
   *
   * @param withAnswers false to compare only the maps
   */
  static VersusResult of(
      Model a, Model b, VersusExamples examples, boolean withAnswers, Progress progress) {
    if (!withAnswers) {
      List<MapPair> maps = NetworkComparison.mapsAlike(a, b, examples.all(), progress);
      return new VersusResult(a, b, examples, null, first(maps), Map.of());
    }
    NetworkComparison answers = NetworkComparison.of(a, b, examples.all(), progress);
    IntStream disagreements =
        answers.disagreements().stream().limit(MOST_EXAMPLES).mapToInt(Disagreement::example);
    IntStream mistakes =
        Stream.of(answers.a(), answers.b())
            .flatMap(own -> own.mistakes().stream().limit(MOST_EXAMPLES))
            .mapToInt(Mistake::index);
    Map<Integer, PixelPicture> pictures = new HashMap<>();
    InputEncoder encoder = a.newEncoder();
    IntStream.concat(disagreements, mistakes)
        .distinct()
        .forEach(i -> pictures.put(i, SameInput.picture(examples.all().get(i).encode(encoder), a)));
    return new VersusResult(a, b, examples, answers, first(answers.alike()), pictures);
  }

  private static List<MapPair> first(List<MapPair> maps) {
    return List.copyOf(maps.subList(0, Math.min(MOST_MAPS, maps.size())));
  }
}
