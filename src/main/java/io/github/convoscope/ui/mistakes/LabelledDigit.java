package io.github.convoscope.ui.mistakes;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.ui.PadContent;
import org.jspecify.annotations.Nullable;

/**
 * Holds a digit whose label is known, as a drawing or an image.
 *
 * @param label its class
 * @param drawing the drawing, or null
 * @param image the image, or null if there is a drawing
 */
record LabelledDigit(int label, @Nullable Drawing drawing, @Nullable GreyImage image) {
  /** The share of the pad's side that a drawing fills. */
  private static final double FILLED = 0.64;

  /** Encodes the digit as the network's input. */
  EncodedInput encoded(InputEncoder encoder) {
    return drawing != null ? encoder.encode(drawing) : encoder.encode(picture());
  }

  /**
   * Puts the digit on the pad, as large as people draw. Data sets use other sizes; normalising
   * makes all sizes equal.
   */
  void putOn(PadContent sketch) {
    if (drawing != null) {
      sketch.set(enlarged(drawing));
    } else {
      sketch.show(picture());
    }
    sketch.labelled(label);
  }

  private static Drawing enlarged(Drawing small) {
    Drawing.Box box = small.box();
    double longest = box == null ? 0 : Math.max(box.width(), box.height());
    if (box == null || longest == 0) {
      return small;
    }
    double scale = FILLED * Pad.SIZE / longest;
    return small.scaledThenMoved(
        scale, Pad.SIZE / 2 - scale * box.centreX(), Pad.SIZE / 2 - scale * box.centreY());
  }

  private GreyImage picture() {
    if (image == null) {
      throw new IllegalStateException("an example is a drawing or an image");
    }
    return image;
  }
}
