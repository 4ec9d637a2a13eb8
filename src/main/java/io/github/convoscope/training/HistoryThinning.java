package io.github.convoscope.training;

import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.data.TrainingHistory.Moment;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out moments of a history, so that its file is small enough. The first and the last moment
 * stay; of the others the one goes first whose neighbours are nearest to each other, in proportion.
 */
public final class HistoryThinning {
  private HistoryThinning() {}

  /**
   * The history with as many moments as fit.
   *
   * @param bytes largest size of the file
   * @throws Problem when not even two moments fit
   */
  public static TrainingHistory fitting(TrainingHistory history, long bytes) {
    TrainingHistory kept = history;
    while (size(kept) > bytes) {
      if (kept.moments().size() <= 2) {
        throw Problem.input(Message.of("training.history-too-large", bytes, size(kept)));
      }
      kept = kept.with(withoutOne(kept.moments()));
    }
    return kept;
  }

  /** The size of a history's file in bytes. */
  static long size(TrainingHistory history) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      history.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.size();
  }

  private static List<Moment> withoutOne(List<Moment> moments) {
    int drop = 1;
    double least = Double.MAX_VALUE;
    for (int i = 1; i < moments.size() - 1; i++) {
      double ratio = (moments.get(i + 1).step() + 1.0) / (moments.get(i - 1).step() + 1.0);
      if (ratio < least) {
        least = ratio;
        drop = i;
      }
    }
    List<Moment> kept = new ArrayList<>(moments);
    kept.remove(drop);
    return kept;
  }
}
