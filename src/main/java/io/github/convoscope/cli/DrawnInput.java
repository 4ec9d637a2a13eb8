package io.github.convoscope.cli;

import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.PenMotion;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.network.Shape;
import io.github.convoscope.scene.SceneMarks;
import java.nio.file.Path;

/** Draws an input: a drawing with a pen of constant speed, anything else row by row. */
final class DrawnInput {
  private DrawnInput() {}

  /**
   * The story of an input file.
   *
   * @throws io.github.convoscope.message.Problem when the file is no input of the network
   */
  static FilmStory of(Path file, InputEncoder encoder, boolean normalise) {
    if (StrokesFile.recognises(file)) {
      encoder.requirePicture(file);
      return strokes(StrokesFile.readOne(file).drawing(), encoder, normalise);
    }
    float[] whole = new InputFiles(encoder, normalise).read(file);
    return rows(whole, encoder.encode(Drawing.EMPTY).tensor().clone(), encoder.input());
  }

  /** The story of a drawing. */
  static FilmStory strokes(Drawing drawing, InputEncoder encoder, boolean normalise) {
    PenMotion pen = new PenMotion(drawing);
    return part -> {
      Drawing drawn = pen.drawnAt(part);
      return new FilmStory.Moment(
          encoder.encode(drawn, normalise).tensor(), drawn, SceneMarks.NONE);
    };
  }

  private static FilmStory rows(float[] whole, float[] blank, Shape input) {
    Shape shape = InputEncoder.pictureShape(input);
    return part -> {
      float[] shown = blank.clone();
      int rows = (int) Math.round(part * shape.rows());
      for (int channel = 0; channel < shape.channels(); channel++) {
        int from = channel * shape.mapSize();
        System.arraycopy(whole, from, shown, from, rows * shape.columns());
      }
      return new FilmStory.Moment(shown, null, SceneMarks.NONE);
    };
  }
}
