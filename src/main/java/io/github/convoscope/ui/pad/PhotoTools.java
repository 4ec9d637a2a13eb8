package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.photo.CoverPatch;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.ui.PadContent;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The chosen tool for photographs, and how it is set. JavaFX thread. */
final class PhotoTools {
  /** Colours to paint with, packed, 8 bits a channel. */
  static final List<Integer> COLOURS =
      List.of(
          0x000000, 0x808080, 0xffffff, 0xd32f2f, 0xf57c00, 0xfbc02d, 0x388e3c, 0x1976d2, 0x7b1fa2,
          0x795548);

  /** Widths of brush and rubber in pad units. */
  static final List<Integer> WIDTHS = List.of(8, 22, 50);

  /** Side of a new cover, in parts of the frame's side. */
  private static final double COVER = 0.3;

  private final ObjectProperty<PhotoTool> tool = new SimpleObjectProperty<>(PhotoTool.FRAME);
  private final IntegerProperty colour = new SimpleIntegerProperty(COLOURS.get(3));
  private final IntegerProperty width = new SimpleIntegerProperty(WIDTHS.get(1));
  private final DoubleProperty cover = new SimpleDoubleProperty(COVER);
  private final ObjectProperty<CoverPatch.Filling> filling =
      new SimpleObjectProperty<>(CoverPatch.Filling.GREY);

  /** The photograph that the tool was chosen for. */
  private @Nullable Photo before;

  /** Chooses the fitting tool when a photograph is brought, and when the canvas is emptied. */
  void follow(PadContent sketch) {
    sketch
        .version()
        .subscribe(
            changed -> {
              EditedPhoto now = sketch.photo();
              Photo shown = now == null ? null : now.photo();
              if (now != null && shown != before && now.strokes().isEmpty()) {
                tool.set(sketch.blank().get() ? PhotoTool.BRUSH : PhotoTool.FRAME);
              }
              before = shown;
            });
  }

  /** What the pointer does. */
  ObjectProperty<PhotoTool> tool() {
    return tool;
  }

  /** The colour of the brush, packed, 8 bits a channel. */
  IntegerProperty colour() {
    return colour;
  }

  /** Width of brush and rubber in pad units. */
  IntegerProperty width() {
    return width;
  }

  /** Side of the cover, in parts of the frame's side. */
  DoubleProperty cover() {
    return cover;
  }

  /** What is seen in place of what is covered. */
  ObjectProperty<CoverPatch.Filling> filling() {
    return filling;
  }
}
