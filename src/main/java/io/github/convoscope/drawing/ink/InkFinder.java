package io.github.convoscope.drawing.ink;

import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.message.Message;
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
 * <p>It tries what the strokes could be: darker or brighter than their ground, narrow or wide,
 * faint or strong. The trial whose largest part looks most like pen strokes is taken; see
 * docs/pictures.md for what it was chosen from. Stateless.
 */
public final class InkFinder {
  /** Longer side in which pictures are looked at, in pixels. */
  static final int LONGEST = 640;

  /**
   * How many times larger a picture is that loses its thin lines' even width when it is reduced.
   */
  private static final double MUCH = 1.5;

  private static final double[] REACHES = {0.035, 0.09, 0.2};
  private static final double[] LEVELS = {0.7, 0.5, 0.36, 0.26, 0.18, 0.13, 0.09};

  /** InkContrast below which nothing is ink: a JPEG file has as much around any edge. */
  private static final float FAINTEST = 0.07f;

  /** The share of its outline along which a stroke stands out. */
  private static final double EDGED = 0.75;

  /** The same, where a large disc fits in. */
  private static final double ALL_EDGED = 0.95;

  /** The diameter over the length of strokes of the largest disc that fits in: a filled loop. */
  private static final double WIDEST_DISC = 0.4;

  private static final double WIDE_DISC = 0.3;

  /** Width over height from which strokes are doubtful. */
  private static final double WIDEST = 1.5;

  private InkFinder() {}

  private record Trial(
      double score,
      boolean brighter,
      double reach,
      GreyPlane contrast,
      float level,
      Blobs blobs,
      int lines,
      Blob best) {}

  /** Finds the digits of a picture. */
  public static FoundInk find(ArgbImage picture) {
    return find(picture, whole(picture), null, false);
  }

  /**
   * Finds the digits of a picture whose ink is known to be brighter, or darker, than its ground.
   */
  public static FoundInk find(ArgbImage picture, boolean brighter) {
    return find(picture, whole(picture), brighter, false);
  }

  /**
   * Finds the one digit in a part of a picture: all strokes there belong to it.
   *
   * @param box in pixels of the picture
   * @param brighter whether the ink is brighter than its ground; null to find that out
   */
  public static FoundInk findIn(ArgbImage picture, PictureBox box, @Nullable Boolean brighter) {
    return find(picture, box.within(picture.rows(), picture.columns()), brighter, true);
  }

  private static PictureBox whole(ArgbImage picture) {
    return new PictureBox(0, 0, picture.columns(), picture.rows());
  }

  private static FoundInk find(
      ArgbImage picture, PictureBox region, @Nullable Boolean brighter, boolean one) {
    ArgbImage part = picture.part(region);
    ArgbImage image = part.reduced(LONGEST);
    boolean reduced = Math.max(part.rows(), part.columns()) > MUCH * LONGEST;
    InkContrast coarse = InkContrast.of(image.reduced(LONGEST / 2), reduced);
    List<InkContrast> choices = coarse.choices();
    Trial guess = null;
    int chosen = 0;
    for (int choice = 0; choice < choices.size(); choice++) {
      Trial trial = guess(choices.get(choice), brighter);
      if (trial != null && (guess == null || trial.score > 1.02 * guess.score)) {
        guess = trial;
        chosen = choice;
      }
    }
    Trial best = null;
    if (guess != null) {
      // Where lines cross, ink is wider than a line: the square must not fit in there.
      double wide = 1.6 * guess.best.lineWidth() / Math.min(coarse.rows(), coarse.columns());
      InkContrast fine = InkContrast.of(image, reduced);
      InkContrast own = fine.choice(chosen);
      best = trial(own, Math.max(guess.reach, wide), guess.brighter);
      if (best == null) {
        best = trial(own, guess.reach, guess.brighter);
      }
    }
    boolean clean = coarse.clean();
    if (best == null) {
      boolean asked = brighter != null && brighter;
      return new FoundInk(region, image.rows(), image.columns(), asked, clean, List.of());
    }
    double scale = (double) part.columns() / image.columns();
    List<FoundDigit> digits = new ArrayList<>();
    for (List<Blob> group : groups(best, one)) {
      int left = DigitGroups.left(group);
      int top = DigitGroups.top(group);
      PictureBox box =
          new PictureBox(
              region.x() + left * scale,
              region.y() + top * scale,
              (DigitGroups.right(group) - left + 1) * scale,
              (DigitGroups.bottom(group) - top + 1) * scale);
      float[] ink = InkPen.draw(best.contrast, best.blobs.labels(), group, best.level);
      StainSigns signs = StainSigns.of(image, best.contrast, best.blobs.labels(), group);
      boolean cut =
          !one && group.stream().anyMatch(blob -> atBorder(blob, image.rows(), image.columns()));
      boolean crossed = CrossingLine.of(ink, image.rows(), image.columns()).crossesOut();
      Message doubt = doubt(box, cut, crossed, !best.brighter && signs.mayBeStain());
      digits.add(new FoundDigit(box, new GreyImage(image.rows(), image.columns(), ink, doubt)));
    }
    return new FoundInk(region, image.rows(), image.columns(), best.brighter, clean, digits);
  }

  /** The best of a few trials; a wide square sees more that is no line, and must be better. */
  private static @Nullable Trial guess(InkContrast contrast, @Nullable Boolean brighter) {
    Trial guess = null;
    for (double reach : REACHES) {
      for (boolean bright : new boolean[] {false, true}) {
        Trial trial =
            brighter == null || brighter == bright ? trial(contrast, reach, bright) : null;
        if (trial != null && (guess == null || trial.score > 1.08 * guess.score)) {
          guess = trial;
        }
      }
    }
    return guess;
  }

  /** No digit is as wide as that; two that touch are. What is cut off may be a line or an edge. */
  private static @Nullable Message doubt(
      PictureBox box, boolean cut, boolean crossed, boolean stain) {
    if (box.width() > WIDEST * box.height()) {
      return Message.of("picture.touching");
    }
    if (cut) {
      return Message.of("picture.cut");
    }
    if (crossed) {
      return Message.of("picture.crossed");
    }
    return stain ? Message.of("picture.stain") : null;
  }

  private static @Nullable Trial trial(InkContrast contrasts, double part, boolean brighter) {
    int shorter = Math.min(contrasts.rows(), contrasts.columns());
    GreyPlane raw = contrasts.of(Math.max(2, (int) Math.round(part * shorter)), brighter);
    int rows = raw.rows();
    int columns = raw.columns();
    int patch = Math.max(16, shorter / 4);
    // Noise raises a closing over the ground: what is usual in a patch is no contrast.
    GreyPlane base = Patches.medians(raw, patch).plane(rows, columns);
    GreyPlane deviation = GreyPlane.empty(rows, columns);
    for (int i = 0; i < raw.values().length; i++) {
      float over = raw.values()[i] - base.values()[i];
      raw.values()[i] = Math.max(0, over);
      deviation.values()[i] = Math.abs(over);
    }
    GreyPlane floor = Patches.medians(deviation, patch).plane(rows, columns);
    for (int i = 0; i < floor.values().length; i++) {
      floor.values()[i] = Math.max(0.03f, 4.5f * floor.values()[i]);
    }
    float strongest = strongest(raw, floor);
    PaperLines lines = PaperLines.remove(raw, floor, strongest);
    strongest = strongest(raw, floor);
    if (strongest < FAINTEST) {
      return null;
    }
    InkPlanes planes = InkPlanes.of(raw, floor, lines.taken());
    Trial best = null;
    for (double share : LEVELS) {
      float level = (float) share * strongest;
      Blobs blobs = Blobs.of(planes, level, 6);
      for (Blob blob : blobs.all()) {
        double score = blob.isRest() ? 0 : StrokeScore.of(blob, rows, columns);
        if (score > 0
            && (best == null || score > best.score)
            && contrasts.standsOut(blob, blobs.labels(), brighter)
            && isDrawn(contrasts, blobs, blob, brighter)) {
          best = new Trial(score, brighter, part, raw, level, blobs, lines.widest(), blob);
        }
      }
    }
    return best;
  }

  /** Whether a blob is nowhere too wide for a stroke, and ends at steps of the picture. */
  private static boolean isDrawn(InkContrast contrasts, Blobs blobs, Blob blob, boolean brighter) {
    double disc = blobs.widest(blob, contrasts.columns()) / blob.size();
    double edge = contrasts.edge(blob, blobs.labels(), brighter);
    return disc < WIDEST_DISC && edge > (disc > WIDE_DISC ? ALL_EDGED : EDGED);
  }

  /** The contrast that one pixel of two thousand has more than. */
  private static float strongest(GreyPlane contrast, GreyPlane floor) {
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

  private static boolean atBorder(Blob blob, int rows, int columns) {
    int near = Math.min(rows, columns) / 60;
    return blob.top() <= near
        || blob.left() <= near
        || blob.bottom() >= rows - 1 - near
        || blob.right() >= columns - 1 - near;
  }

  /** Whether a group beside the best one is large enough, and no dash: what lines leave is one. */
  private static boolean isDigit(List<Blob> group, Blob best) {
    int height = DigitGroups.bottom(group) - DigitGroups.top(group) + 1;
    int width = DigitGroups.right(group) - DigitGroups.left(group) + 1;
    boolean thin =
        group.stream().mapToDouble(Blob::lineWidth).max().orElse(0) < 0.7 * best.lineWidth();
    return Math.max(height, width) >= 0.4 * best.size()
        && width < 2.5 * height
        && !(thin && width < 0.15 * height);
  }

  /** The blobs of each digit. */
  private static List<List<Blob>> groups(Trial trial, boolean one) {
    int rows = trial.contrast.rows();
    int columns = trial.contrast.columns();
    List<Blob> kept = new ArrayList<>();
    for (Blob blob : trial.blobs.all()) {
      boolean speck =
          blob.size() < 0.08 * trial.best.size() || blob.size() > 1.6 * trial.best.size();
      if (blob == trial.best
          || !speck
              && !blob.isRest()
              && !blob.surrounds(trial.best)
              && blob.contrast() > 0.5 * trial.best.contrast()
              && (one || !atBorder(blob, rows, columns))
              && blob.lineWidth() < 2 * trial.best.lineWidth()
              && blob.lineWidth() > 0.45 * trial.best.lineWidth()) {
        kept.add(blob);
      }
    }
    List<List<Blob>> groups = one ? List.of(kept) : DigitGroups.of(kept, trial.lines);
    return groups.stream()
        .filter(group -> group.contains(trial.best) || isDigit(group, trial.best))
        .toList();
  }
}
