package io.github.convoscope.ui.pad;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.GreyImages;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;

/**
 * Shows sample digits, which the user can put on the pad. They come from the program's handwriting
 * model, and the panel says so.
 */
final class Gallery {
  /** Pixels of a thumbnail's side: enough for a large screen. */
  private static final int THUMBNAIL = 112;

  private static final double SIDE_EMS = 2.7;

  /** Samples of a digit; each digit has a row. */
  private static final int COLUMNS = 6;

  private final Shell shell;
  private final Path samples;
  private final TilePane plain = GalleryPanel.tiles(COLUMNS);
  private final TilePane hard = GalleryPanel.tiles(COLUMNS);
  private final GalleryPanel panel;

  /** A sample with its picture, made off the JavaFX thread. */
  private record Sample(LabelledDrawing drawing, GreyImage picture) {}

  Gallery(Shell shell, Path samples) {
    this.shell = shell;
    this.samples = samples;
    Label difficult = new Label(Messages.text("pad.gallery.hard"));
    difficult.setWrapText(true);
    difficult.getStyleClass().add("heading");
    plain.setMaxWidth(Region.USE_PREF_SIZE);
    panel =
        new GalleryPanel(
            shell,
            "gallery",
            "pad.gallery",
            List.of(plain, difficult, hard),
            () -> shell.workspace().fileTasks().run(this::load, this::fill));
    shell.workspace().model().addListener(changed -> hideUnlessDigits());
  }

  /** Shows or hides the panel. */
  void toggle() {
    panel.toggle();
  }

  private void hideUnlessDigits() {
    Model model = shell.workspace().model().get();
    if (model != null && !model.input().digits()) {
      panel.hide();
    }
  }

  private List<Sample> load() {
    Normaliser normaliser = new Normaliser(InputFraming.of(THUMBNAIL, THUMBNAIL));
    return StrokesFile.readAll(samples).stream()
        .sorted(Comparator.comparing(drawing -> String.valueOf(drawing.label())))
        .map(
            drawing ->
                new Sample(
                    drawing,
                    new GreyImage(
                        THUMBNAIL, THUMBNAIL, normaliser.normalise(drawing.drawing()).ink())))
        .toList();
  }

  private void fill(List<Sample> samples) {
    for (Sample sample : samples) {
      boolean difficult = sample.drawing().isHard();
      String text =
          Messages.text(
              difficult ? "pad.gallery.hard-sample" : "pad.gallery.sample",
              String.valueOf(sample.drawing().label()));
      Button tile =
          panel.tile(
              GreyImages.toFx(sample.picture()), SIDE_EMS, text, () -> put(sample.drawing()));
      (difficult ? hard : plain).getChildren().add(tile);
    }
  }

  /** In the middle of the pad, as large as it is: no one wonders why it stands aside. */
  private static Drawing centred(Drawing drawing) {
    Drawing.Box box = drawing.box();
    double middle = Pad.SIZE / 2.0;
    return box == null
        ? drawing
        : drawing.scaledThenMoved(1, middle - box.centreX(), middle - box.centreY());
  }

  private void put(LabelledDrawing sample) {
    PadContent sketch = shell.workspace().padContent();
    sketch.set(centred(sample.drawing()));
    Integer label = sample.label();
    if (label != null) {
      sketch.labelled(label);
    }
  }
}
