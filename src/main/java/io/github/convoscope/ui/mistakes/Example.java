package io.github.convoscope.ui.mistakes;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.ui.Sketch;
import org.jspecify.annotations.Nullable;

/**
 * A digit whose label is known: a drawing or an image.
 *
 * @param label the right answer
 * @param drawing the drawing, or null
 * @param image the image, where there is no drawing
 */
record Example(int label, @Nullable Drawing drawing, @Nullable GreyImage image) {
  /** What the network sees of it. */
  float[] input(Normaliser normaliser) {
    if (drawing != null) {
      return normaliser.image(drawing);
    }
    GreyImage picture = picture();
    boolean asItIs =
        picture.rows() == normaliser.framing().rows()
            && picture.columns() == normaliser.framing().columns();
    return asItIs ? normaliser.raw(picture) : normaliser.image(picture);
  }

  /** Puts it on the pad. */
  void putOn(Sketch sketch) {
    if (drawing != null) {
      sketch.set(drawing);
    } else {
      sketch.show(picture());
    }
    sketch.labelled(label);
  }

  private GreyImage picture() {
    if (image == null) {
      throw new IllegalStateException("an example is a drawing or an image");
    }
    return image;
  }
}
