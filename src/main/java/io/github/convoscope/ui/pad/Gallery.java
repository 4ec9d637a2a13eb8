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
import io.github.convoscope.ui.SidePanel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

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
  private final TilePane plain = tiles();
  private final TilePane hard = tiles();
  private final SidePanel panel;
  private boolean filled;

  /** A sample with its picture, made off the JavaFX thread. */
  private record Sample(LabelledDrawing drawing, GreyImage picture) {}

  Gallery(Shell shell, Path samples) {
    this.shell = shell;
    this.samples = samples;
    Label title = new Label(Messages.text("pad.gallery"));
    title.getStyleClass().add("panel-title");
    Label origin = new Label(Messages.text("pad.gallery.origin"));
    origin.setWrapText(true);
    origin.getStyleClass().add("muted");
    Label difficult = new Label(Messages.text("pad.gallery.hard"));
    difficult.setWrapText(true);
    difficult.getStyleClass().add("heading");
    plain.setMaxWidth(Region.USE_PREF_SIZE);
    VBox content = new VBox(title, origin, plain, difficult, hard);
    content.getStyleClass().add("panel-content");
    shell.workspace().model().addListener(changed -> hideUnlessDigits());
    panel = new SidePanel("gallery", 100, content, () -> {});
  }

  /** Shows or hides the panel. */
  void toggle() {
    if (shell.host().panels().contains(panel)) {
      shell.host().hide(panel);
      return;
    }
    shell.host().show(panel);
    if (!filled) {
      filled = true;
      shell.workspace().fileTasks().run(this::load, this::fill);
    }
  }

  private void hideUnlessDigits() {
    Model model = shell.workspace().model().get();
    if (model != null && !model.input().digits()) {
      shell.host().hide(panel);
    }
  }

  private static TilePane tiles() {
    TilePane tiles = new TilePane();
    tiles.setPrefColumns(COLUMNS);
    tiles.getStyleClass().add("gallery");
    return tiles;
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
      ImageView picture = new ImageView(GreyImages.toFx(sample.picture()));
      picture.fitWidthProperty().bind(shell.em().multiply(SIDE_EMS));
      picture.fitHeightProperty().bind(shell.em().multiply(SIDE_EMS));
      Button tile = new Button(null, picture);
      tile.getStyleClass().add("tile");
      boolean difficult = sample.drawing().isHard();
      tile.setAccessibleText(
          Messages.text(
              difficult ? "pad.gallery.hard-sample" : "pad.gallery.sample",
              String.valueOf(sample.drawing().label())));
      tile.setOnAction(event -> put(sample.drawing()));
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
