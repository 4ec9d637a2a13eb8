package io.github.convoscope.drawing.photo;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.StrokeRenderer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders what a network sees of an {@link EditedPhoto}: the frame's part of the photograph in the
 * input's size, the strokes on it, the adjustments, the covered square, all turned at the end.
 *
 * <p>A frame in the middle gives the same bits as {@link ColourImage#scaled} of the photograph; any
 * other one is taken from a smaller copy of a large photograph. The framed photograph and the
 * strokes that were finished are kept, so that one more point costs little. One thread at a time.
 */
public final class PhotoRenderer {
  private static final float GREY = 0.5f;

  /** Standard deviation of the blur in a covered square, in parts of the square's side. */
  private static final double COVER_BLUR = 1 / 6.0;

  private @Nullable Framed kept;

  /** The photograph in its frame, without strokes; and with those that were finished. */
  private static final class Framed {
    final Photo photo;
    final PhotoFrame frame;
    final ColourImage bare;
    final double scale;
    final float[] painted;
    List<PaintStroke> strokes = List.of();

    Framed(EditedPhoto edited, int rows, int columns) {
      photo = edited.photo();
      frame = edited.frame();
      scale = Math.max(rows, columns) / frame.side();
      bare = framed(edited, rows, columns, scale);
      painted = bare.values().clone();
    }

    boolean isOf(EditedPhoto edited, int rows, int columns) {
      List<PaintStroke> wanted = edited.strokes();
      boolean same =
          photo == edited.photo()
              && frame.equals(edited.frame())
              && bare.rows() == rows
              && bare.columns() == columns
              && (strokes.isEmpty() || strokes.size() < wanted.size());
      for (int i = 0; same && i < strokes.size(); i++) {
        same = strokes.get(i) == wanted.get(i);
      }
      return same;
    }

    private static ColourImage framed(EditedPhoto edited, int rows, int columns, double scale) {
      Photo photo = edited.photo();
      if (edited.frame().equals(PhotoFrame.middle(photo, rows, columns))) {
        double down = (double) rows / photo.rows();
        double across = (double) columns / photo.columns();
        return photo.image().scaled(rows, columns, Math.max(down, across), 0);
      }
      ColourImage level = photo.level(scale);
      double smaller = Math.rint((double) photo.columns() / level.columns());
      double left = edited.frame().centreX() - columns / scale / 2;
      double top = edited.frame().centreY() - rows / scale / 2;
      return level.part(rows, columns, scale * smaller, left / smaller, top / smaller, 0);
    }
  }

  /**
   * What the network sees.
   *
   * @param rows height of the network's input in pixels
   * @param columns width of the network's input in pixels
   */
  public ColourImage render(EditedPhoto edited, int rows, int columns) {
    boolean side = edited.orientation().onItsSide();
    int high = side ? columns : rows;
    int wide = side ? rows : columns;
    Framed framed = kept;
    if (framed == null || !framed.isOf(edited, high, wide)) {
      framed = new Framed(edited, high, wide);
      kept = framed;
    }
    ColourImage painted = painted(framed, edited.strokes());
    ColourImage adjusted = PhotoFilters.adjusted(painted, edited.adjustments());
    return edited.orientation().of(covered(adjusted, edited, framed.scale));
  }

  /**
   * The whole photograph in its full size, painted and turned, but neither covered nor adjusted.
   */
  public static ColourImage whole(EditedPhoto edited) {
    int rows = edited.photo().rows();
    int columns = edited.photo().columns();
    EditedPhoto painted =
        EditedPhoto.of(edited.photo(), PhotoFrame.middle(edited.photo(), rows, columns))
            .with(edited.strokes());
    return edited.orientation().of(new PhotoRenderer().render(painted, rows, columns));
  }

  /** Paints the strokes that are not there yet; the last one may still grow. */
  private static ColourImage painted(Framed framed, List<PaintStroke> strokes) {
    if (strokes.isEmpty()) {
      return framed.bare;
    }
    int rows = framed.bare.rows();
    int columns = framed.bare.columns();
    StrokeRenderer renderer = new StrokeRenderer(rows, columns);
    float[] coverage = new float[rows * columns];
    int finished = strokes.size() - 1;
    for (PaintStroke stroke : strokes.subList(framed.strokes.size(), finished)) {
      paint(stroke, framed, renderer, coverage, framed.painted);
    }
    framed.strokes = strokes.subList(0, finished);
    float[] values = framed.painted.clone();
    paint(strokes.get(finished), framed, renderer, coverage, values);
    return new ColourImage(rows, columns, values);
  }

  private static void paint(
      PaintStroke stroke, Framed framed, StrokeRenderer renderer, float[] coverage, float[] into) {
    int rows = framed.bare.rows();
    int columns = framed.bare.columns();
    renderer.render(
        Drawing.of(stroke.path()),
        framed.scale,
        columns / 2.0 - framed.scale * framed.frame.centreX(),
        rows / 2.0 - framed.scale * framed.frame.centreY(),
        framed.scale * stroke.width(),
        coverage);
    float[] bare = framed.bare.values();
    for (int i = 0; i < into.length; i++) {
      float part = coverage[i % coverage.length];
      if (part > 0) {
        float paint = stroke.rubber() ? bare[i] : Photo.light(stroke.rgb(), i / coverage.length);
        into[i] = part == 1 ? paint : into[i] + part * (paint - into[i]);
      }
    }
  }

  private static ColourImage covered(ColourImage image, EditedPhoto edited, double scale) {
    CoverPatch cover = edited.cover();
    if (cover == null) {
      return image;
    }
    int rows = image.rows();
    int columns = image.columns();
    PhotoFrame frame = edited.frame();
    double half = cover.side() / 2;
    double x = cover.centreX() - frame.centreX();
    double y = cover.centreY() - frame.centreY();
    int left = pixel(columns / 2.0 + scale * (x - half), columns);
    int right = pixel(columns / 2.0 + scale * (x + half), columns);
    int top = pixel(rows / 2.0 + scale * (y - half), rows);
    int bottom = pixel(rows / 2.0 + scale * (y + half), rows);
    float[] filling = filling(image, cover.filling(), scale * cover.side() * COVER_BLUR);
    float[] values = image.values().clone();
    for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
      for (int row = top; row < bottom && left < right; row++) {
        int start = (channel * rows + row) * columns;
        System.arraycopy(filling, start + left, values, start + left, right - left);
      }
    }
    return new ColourImage(rows, columns, values);
  }

  private static int pixel(double edge, int end) {
    return (int) Math.max(0, Math.min(end, Math.round(edge)));
  }

  /** What a cover shows, at every place where it may stand. */
  private static float[] filling(ColourImage image, CoverPatch.Filling filling, double deviation) {
    int size = image.rows() * image.columns();
    if (filling == CoverPatch.Filling.BLURRED) {
      return PhotoFilters.blurred(image, Math.max(1, deviation)).values();
    }
    float[] values = new float[image.values().length];
    for (int start = 0; start < values.length; start += size) {
      float light = filling == CoverPatch.Filling.GREY ? GREY : mean(image.values(), start, size);
      Arrays.fill(values, start, start + size, light);
    }
    return values;
  }

  private static float mean(float[] values, int start, int size) {
    double sum = 0;
    for (int i = start; i < start + size; i++) {
      sum += values[i];
    }
    return (float) (sum / size);
  }
}
