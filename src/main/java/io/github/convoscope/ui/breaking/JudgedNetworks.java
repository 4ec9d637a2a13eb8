package io.github.convoscope.ui.breaking;

import io.github.convoscope.model.Model;
import io.github.convoscope.task.Progress;
import io.github.convoscope.training.KnownDigits;
import io.github.convoscope.training.KnownDigits.Score;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges a broken network beside the whole one, which is judged once. Used on one worker only, as
 * making the digits takes half a second.
 */
final class JudgedNetworks {
  private final Path mnist;
  private @Nullable KnownDigits digits;
  private @Nullable Model whole;
  private List<Score> ofWhole = List.of();

  /**
   * Nothing is judged yet.
   *
   * @param mnist where MNIST's files may be
   */
  JudgedNetworks(Path mnist) {
    this.mnist = mnist;
  }

  /**
   * The scores of both networks, of the same digits.
   *
   * @param whole of the whole network
   * @param now of the broken one
   */
  record Scores(List<Score> whole, List<Score> now) {}

  Scores judge(Model before, Model now, Progress progress) {
    KnownDigits known = digits;
    if (known == null) {
      known = KnownDigits.of(mnist);
      digits = known;
    }
    if (before != whole) {
      ofWhole = known.judge(before, progress);
      whole = before;
    }
    return new Scores(ofWhole, before == now ? ofWhole : known.judge(now, progress));
  }
}
