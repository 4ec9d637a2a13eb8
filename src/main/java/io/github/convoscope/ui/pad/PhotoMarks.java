package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.CoverPatch;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.PhotoFrame;
import io.github.convoscope.ui.ColourImages;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the photograph: the covered square, a veil over what the network does not see, the
 * frame and its corners. It turns with the photograph. JavaFX thread.
 */
final class PhotoMarks extends Group {
  /** Side of a corner in pixels of the screen, in parts of the photograph's longer side. */
  private static final double CORNER = 0.028;

  /** Side of the copy from which the mean colour is taken. */
  private static final int FEW_PIXELS = 32;

  /** Pixels of the blurred copy along a cover. */
  private static final double BLURRED = 3;

  private final Rectangle cover = new Rectangle();
  private final Rectangle[] veil = {
    new Rectangle(), new Rectangle(), new Rectangle(), new Rectangle()
  };
  private final Rectangle frame = new Rectangle();
  private final Rectangle[] corners = {
    new Rectangle(), new Rectangle(), new Rectangle(), new Rectangle()
  };

  PhotoMarks() {
    setMouseTransparent(true);
    cover.setId("photo-cover");
    frame.setId("photo-frame");
    cover.getStyleClass().add("photo-cover");
    frame.getStyleClass().add("photo-frame");
    getChildren().add(cover);
    for (Rectangle part : veil) {
      part.getStyleClass().add("photo-veil");
      getChildren().add(part);
    }
    getChildren().add(frame);
    for (Rectangle corner : corners) {
      corner.getStyleClass().add("photo-corner");
      getChildren().add(corner);
    }
  }

  /**
   * Shows them.
   *
   * @param scale pixels of the screen for a pixel of the photograph
   * @param wide width of the frame's rectangle for a side of 1
   * @param high its height
   */
  void show(EditedPhoto edited, double scale, double wide, double high) {
    PhotoFrame square = edited.frame();
    double width = scale * edited.photo().columns();
    double height = scale * edited.photo().rows();
    double left = Math.round(scale * (square.centreX() - wide * square.side() / 2));
    double right = Math.round(scale * (square.centreX() + wide * square.side() / 2));
    double top = Math.round(scale * (square.centreY() - high * square.side() / 2));
    double bottom = Math.round(scale * (square.centreY() + high * square.side() / 2));
    place(frame, left, top, right, bottom);
    double visibleTop = Math.max(0, top);
    double visibleBottom = Math.min(height, bottom);
    place(veil[0], 0, 0, width, top);
    place(veil[1], 0, bottom, width, height);
    place(veil[2], 0, visibleTop, left, visibleBottom);
    place(veil[3], right, visibleTop, width, visibleBottom);
    double half = CORNER * Math.max(width, height) / 2;
    for (int i = 0; i < corners.length; i++) {
      double x = i % 2 == 0 ? left : right;
      double y = i < 2 ? top : bottom;
      place(corners[i], x - half, y - half, x + half, y + half);
    }
    show(edited.cover(), edited, scale);
  }

  private void show(@Nullable CoverPatch patch, EditedPhoto edited, double scale) {
    cover.setVisible(patch != null);
    if (patch != null) {
      double half = patch.side() / 2;
      double width = scale * edited.photo().columns();
      double height = scale * edited.photo().rows();
      // It may stand over the edge of the photograph, and is not to lie over what is beside it.
      place(
          cover,
          Math.max(0, scale * (patch.centreX() - half)),
          Math.max(0, scale * (patch.centreY() - half)),
          Math.min(width, scale * (patch.centreX() + half)),
          Math.min(height, scale * (patch.centreY() + half)));
      cover.setFill(filling(patch, edited, scale));
    }
  }

  private static Paint filling(CoverPatch patch, EditedPhoto edited, double scale) {
    Photo photo = edited.photo();
    return switch (patch.filling()) {
      case GREY -> Color.gray(0.5);
      case MEAN -> mean(photo.atLeast(FEW_PIXELS), photo, edited.frame());
      case BLURRED -> {
        double longer = Math.max(photo.rows(), photo.columns());
        ColourImage small = photo.atLeast((int) Math.ceil(BLURRED * longer / patch.side()));
        yield new ImagePattern(
            ColourImages.toFx(small), 0, 0, scale * photo.columns(), scale * photo.rows(), false);
      }
    };
  }

  /** The mean colour of what is in the frame, from a small copy. */
  private static Color mean(ColourImage small, Photo photo, PhotoFrame frame) {
    double pixel = (double) photo.columns() / small.columns();
    double[] sums = new double[ColourImage.CHANNELS];
    int count = 0;
    for (int row = 0; row < small.rows(); row++) {
      for (int column = 0; column < small.columns(); column++) {
        double x = pixel * (column + 0.5) - frame.left();
        double y = pixel * (row + 0.5) - frame.top();
        if (x >= 0 && y >= 0 && x < frame.side() && y < frame.side()) {
          count++;
          for (int channel = 0; channel < sums.length; channel++) {
            sums[channel] +=
                small.values()[(channel * small.rows() + row) * small.columns() + column];
          }
        }
      }
    }
    int by = Math.max(1, count);
    return Color.color(part(sums[0] / by), part(sums[1] / by), part(sums[2] / by));
  }

  private static double part(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static void place(
      Rectangle rectangle, double left, double top, double right, double bottom) {
    rectangle.setX(left);
    rectangle.setY(top);
    rectangle.setWidth(Math.max(0, right - left));
    rectangle.setHeight(Math.max(0, bottom - top));
  }
}
