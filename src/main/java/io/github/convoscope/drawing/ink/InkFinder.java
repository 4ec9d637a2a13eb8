package io.github.convoscope.drawing.ink;

import io.github.convoscope.drawing.GreyImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the strokes of digits in a picture: ink of any colour on a ground of any colour.
 *
 * <pre>{@code
 * FoundInk found = InkFinder.find(photograph);
 * for (FoundDigit digit : found.digits()) { ... digit.box(), digit.ink() ... }
 * }</pre>
 *
 * <p>It tries what the strokes could be: darker or brighter than their ground, narrow or wide, faint
 * or strong. The trial whose largest part looks most like pen strokes is taken; see docs/pictures.md
 * for what it was chosen from. Stateless.
 */
public final class InkFinder {
  /** Longer side in which pictures are looked at, in pixels. */
  static final int LONGEST = 640;

  private static final double[] REACHES = {0.035, 0.09, 0.2};
  private static final double[] LEVELS = {0.7, 0.5, 0.36, 0.26, 0.18, 0.13, 0.09};

  private InkFinder() {}

  private record Trial(
      double score, boolean brighter, double reach, Plane contrast, float level, Blobs blobs, Blob best) {}

  /** Finds the digits of a picture. */
  public static FoundInk find(ColourImage picture) {
    ColourImage image = picture.reduced(LONGEST);
    Contrast coarse = Contrast.of(image.reduced(LONGEST / 2));
    Trial guess = null;
    for (double part : REACHES) {
      for (int side = 0; side < 2; side++) {
        Trial trial = trial(coarse, part, side == 1);
        if (trial != null && (guess == null || trial.score > guess.score)) {
          guess = trial;
        }
      }
    }
    Trial best = null;
    if (guess != null) {
      // Where lines cross, ink is wider than a line: the square must not fit in there.
      double wide = 1.6 * guess.best.lineWidth() / Math.min(coarse.rows(), coarse.columns());
      best = trial(Contrast.of(image), Math.max(guess.reach, wide), guess.brighter);
    }
    if (best == null) {
      return new FoundInk(image.rows(), image.columns(), false, List.of());
    }
    return found(best, (double) picture.columns() / image.columns());
  }

  private static @Nullable Trial trial(Contrast contrasts, double part, boolean brighter) {
    int shorter = Math.min(contrasts.rows(), contrasts.columns());
    Plane raw = contrasts.of(Math.max(2, (int) Math.round(part * shorter)), brighter);
    int rows = raw.rows();
    int columns = raw.columns();
    int patch = Math.max(12, shorter / 12);
    // Noise raises a closing over the ground: what is usual in a patch is no contrast.
    Plane base = Patches.medians(raw, patch).plane(rows, columns);
    Plane deviation = Plane.empty(rows, columns);
    for (int i = 0; i < raw.values().length; i++) {
      float over = raw.values()[i] - base.values()[i];
      raw.values()[i] = Math.max(0, over);
      deviation.values()[i] = Math.abs(over);
    }
    Plane floor = Patches.medians(deviation, patch).plane(rows, columns);
    for (int i = 0; i < floor.values().length; i++) {
      floor.values()[i] = Math.max(0.02f, 5.5f * floor.values()[i]);
    }
    float strongest = strongest(raw, floor);
    PaperLines.remove(raw, floor, strongest);
    strongest = strongest(raw, floor);
    Trial best = null;
    for (double share : LEVELS) {
      float level = (float) share * strongest;
      Blobs blobs = Blobs.of(raw, level, floor, 6);
      for (Blob blob : blobs.all()) {
        double score = StrokeScore.of(blob, rows, columns);
        if (score > 0
            && (best == null || score > best.score)
            && contrasts.standsOut(blob, blobs.labels(), brighter)) {
          best = new Trial(score, brighter, part, raw, level, blobs, blob);
        }
      }
    }
    return best;
  }

  /** The contrast that one pixel of two thousand has more than. */
  private static float strongest(Plane contrast, Plane floor) {
    int[] counts = new int[1024];
    int total = contrast.values().length;
    for (int i = 0; i < total; i++) {
      float value = contrast.values()[i];
      if (value > floor.values()[i]) {
        counts[Math.min(1023, (int) (value * 1023))]++;
      }
    }
    int above = 0;
    for (int bin = 1023; bin > 0; bin--) {
      above += counts[bin];
      if (above > total / 2000) {
        return bin / 1023f;
      }
    }
    return 0.02f;
  }

  private static FoundInk found(Trial trial, double toPicture) {
    int rows = trial.contrast.rows();
    int columns = trial.contrast.columns();
    List<Blob> kept = new ArrayList<>();
    for (Blob blob : trial.blobs.all()) {
      boolean speck = blob.size() < 0.08 * trial.best.size();
      if (blob == trial.best
          || !speck
              && blob.contrast() > 0.5 * trial.best.contrast()
              && blob.sides(rows, columns) == 0
              && blob.lineWidth() < 3 * trial.best.lineWidth()) {
        kept.add(blob);
      }
    }
    List<FoundDigit> digits = new ArrayList<>();
    for (List<Blob> group : DigitGroups.of(kept)) {
      int height = DigitGroups.bottom(group) - DigitGroups.top(group) + 1;
      int width = DigitGroups.right(group) - DigitGroups.left(group) + 1;
      if (Math.max(height, width) >= 0.4 * trial.best.size()) {
        float[] ink = InkPen.draw(trial.contrast, trial.blobs.labels(), group, trial.level);
        digits.add(
            new FoundDigit(
                new PictureBox(
                    DigitGroups.left(group) * toPicture,
                    DigitGroups.top(group) * toPicture,
                    width * toPicture,
                    height * toPicture),
                new GreyImage(rows, columns, ink)));
      }
    }
    return new FoundInk(rows, columns, trial.brighter, digits);
  }
}
