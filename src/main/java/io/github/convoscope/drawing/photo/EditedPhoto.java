package io.github.convoscope.drawing.photo;

import io.github.convoscope.drawing.Fit;
import io.github.convoscope.drawing.Pad;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A photograph with all that the user did to it; immutable. Everything is stored in the pixels of
 * the photograph as it was brought; turning turns what is seen of it.
 *
 * <pre>{@code
 * EditedPhoto edited =
 *     EditedPhoto.of(Photo.of(image)).plus(PaintStroke.brush(20, 30, 8, 0xff0000)).turned();
 * ColourImage seen = new PhotoRenderer().render(edited, 227, 227); // what the network is given
 * }</pre>
 *
 * @param photo what was brought
 * @param strokes of brush and rubber, the first one lowest
 * @param frame what the network sees
 * @param orientation how it is turned
 * @param cover what is covered, or null
 * @param adjustments changes of the whole picture
 */
public record EditedPhoto(
    Photo photo,
    List<PaintStroke> strokes,
    PhotoFrame frame,
    Orientation orientation,
    @Nullable CoverPatch cover,
    Adjustments adjustments) {
  /** Copies the list. */
  public EditedPhoto {
    strokes = List.copyOf(strokes);
  }

  /** A photograph as it is, with the frame in the middle. */
  public static EditedPhoto of(Photo photo) {
    return of(photo, PhotoFrame.middle(photo));
  }

  /** A photograph as it is, with a frame. */
  public static EditedPhoto of(Photo photo, PhotoFrame frame) {
    return new EditedPhoto(photo, List.of(), frame, Orientation.UPRIGHT, null, Adjustments.NONE);
  }

  /** With one more stroke on top. */
  public EditedPhoto plus(PaintStroke stroke) {
    List<PaintStroke> more = new ArrayList<>(strokes);
    more.add(stroke);
    return with(more);
  }

  /** With another stroke in place of the last one. */
  public EditedPhoto withLast(PaintStroke stroke) {
    List<PaintStroke> others = new ArrayList<>(strokes);
    others.set(others.size() - 1, stroke);
    return with(others);
  }

  /** With other strokes. */
  public EditedPhoto with(List<PaintStroke> others) {
    return new EditedPhoto(photo, others, frame, orientation, cover, adjustments);
  }

  /** With another frame. */
  public EditedPhoto with(PhotoFrame other) {
    return new EditedPhoto(photo, strokes, other, orientation, cover, adjustments);
  }

  /** With something else covered, or with null nothing. */
  public EditedPhoto with(@Nullable CoverPatch other) {
    return new EditedPhoto(photo, strokes, frame, orientation, other, adjustments);
  }

  /** With other adjustments. */
  public EditedPhoto with(Adjustments other) {
    return new EditedPhoto(photo, strokes, frame, orientation, cover, other);
  }

  /** Seen with a quarter turn clockwise more. */
  public EditedPhoto turned() {
    return with(orientation.turned());
  }

  /** Seen with left and right exchanged. */
  public EditedPhoto flipped() {
    return with(orientation.flipped());
  }

  private EditedPhoto with(Orientation other) {
    return new EditedPhoto(photo, strokes, frame, other, cover, adjustments);
  }

  /**
   * Converts pad units to the network's input. On the pad the turned photograph is in the middle,
   * as large as possible.
   *
   * @param rows height of the input in pixels
   * @param columns width of the input in pixels
   */
  public Fit fit(int rows, int columns) {
    double width = photo.columns();
    double height = photo.rows();
    double unit = Math.max(width, height) / Pad.SIZE;
    double x = orientation.shownX(frame.centreX(), frame.centreY(), width, height);
    double y = orientation.shownY(frame.centreX(), frame.centreY(), width, height);
    double shownWidth = orientation.onItsSide() ? height : width;
    double shownHeight = orientation.onItsSide() ? width : height;
    double scale = Math.max(rows, columns) / frame.side() * unit;
    double padX = (x - shownWidth / 2) / unit + Pad.SIZE / 2;
    double padY = (y - shownHeight / 2) / unit + Pad.SIZE / 2;
    return new Fit(scale, columns / 2.0 - scale * padX, rows / 2.0 - scale * padY);
  }
}
