package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionPicture;
import io.github.convoscope.explain.attribution.MarkFinding;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows one method of the comparison: its map, its numbers, its description and its weakness. */
final class MethodTile {
  private static final int DIGIT_SIDE = 28;
  private static final double INK_BRIGHTNESS = 0.32;
  private static final int BLACK = 0xff000000;

  private final Shell shell;

  private final MapPicture picture = new MapPicture();
  private final StackPane pictures = new StackPane();
  private final ImageView ink = new ImageView();
  private final ImageView map = new ImageView();
  private final Label range = Labels.wrapped("", "sheet-words");
  private final Label finding = Labels.wrapped("", "sheet-words");
  private final Label note = Labels.wrapped("", "sheet-words");
  private final HBox node;

  MethodTile(Shell shell, AttributionMethod method, Runnable choose) {
    this.shell = shell;
    Button name = new Button(AttributionTexts.name(method));
    name.getStyleClass().addAll("flat", "sheet-name");
    name.setId("sheet-" + method.id());
    name.setOnAction(event -> choose.run());
    Label about = Labels.wrapped(AttributionTexts.about(method), "sheet-words");
    Label weakness =
        Labels.wrapped(
            Messages.text("saliency.weakness", AttributionTexts.weakness(method)), "sheet-words");
    weakness.getStyleClass().add("muted");
    range.setId("sheet-range-" + method.id());
    range.getStyleClass().add("muted");
    note.getStyleClass().add("saliency-warning");
    Labels.setShown(note, false);
    Labels.setShown(finding, false);
    finding.setId("sheet-finding-" + method.id());
    pictures.getChildren().addAll(ink, map);
    pictures.getStyleClass().add("sheet-picture");
    pictures.setMinSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);
    pictures.setCursor(Cursor.HAND);
    pictures.setOnMouseClicked(event -> choose.run());
    VBox texts = Ems.column(0.15, name);
    if (!method.faithful()) {
      texts
          .getChildren()
          .add(Labels.wrapped(Messages.text("saliency.unfaithful.short"), "saliency-warning"));
    }
    texts.getChildren().addAll(range, finding, note, about, weakness);
    HBox.setHgrow(texts, Priority.ALWAYS);
    texts.setMinWidth(0);
    texts.setPrefWidth(1);
    pictures.setMaxSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);
    node = Ems.line(0.62, pictures, texts);
    node.getStyleClass().add("sheet-tile");
  }

  /** The tile. */
  Node node() {
    return node;
  }

  /** Makes the picture about that wide: a multiple of a digit's side, so that cells stay square. */
  void size(double target) {
    double side = Math.max(DIGIT_SIDE, Math.round(target / DIGIT_SIDE) * DIGIT_SIDE);
    // A place for the picture that is yet to come.
    pictures.setPrefSize(side, side);
    for (ImageView view : new ImageView[] {ink, map}) {
      view.setFitWidth(side);
      view.setFitHeight(side);
      view.setPreserveRatio(true);
    }
  }

  /**
   * Shows a result.
   *
   * @param reach the number at which the colours are full
   * @param photo the photograph below the map; null for ink
   */
  void show(LiveFrame frame, MethodComparison.Entry entry, double reach, int @Nullable [] photo) {
    Attribution attribution = entry.map();
    if (attribution == null) {
      note.setText(entry.problem() == null ? "" : Messages.text(entry.problem()));
      Labels.setShown(note, true);
      range.setText("");
      map.setImage(null);
      return;
    }
    Labels.setShown(note, attribution.note() != null || attribution.hasLargeGap());
    if (attribution.note() != null) {
      note.setText(Messages.text(attribution.note()));
    } else {
      note.setText(Messages.text("saliency.gap.large"));
    }
    range.setText(
        Messages.text(
            attribution.complete() ? "saliency.range.complete" : "saliency.range",
            SignificantDigits.plain(reach),
            String.valueOf(Math.round(entry.millis())),
            AttributionTexts.gap(attribution)));
    AttributionPicture shown =
        attribution.layer() == 0
            ? AttributionPicture.of(attribution)
            : AttributionPicture.ofUnits(attribution);
    MapColours colours = MapColours.overPicture(shell.workspace().settings().colours(), reach, 1);
    boolean overPhoto = photo != null && attribution.layer() == 0;
    picture.show(map, picture.paint(shown, colours, overPhoto ? photo : null));
    ink.setSmooth(false);
    ink.setImage(attribution.layer() == 0 && !overPhoto ? ink(frame) : null);
  }

  /** Shows how well the method found the planted mark. */
  void showFinding(MarkFinding found) {
    finding.setText(
        Messages.text(
            "saliency.mark.found",
            100 * found.share(),
            100 * found.found(),
            String.valueOf(found.digits())));
    Labels.setShown(finding, true);
  }

  /** Shows that the method is yet to be computed for what is on the pad. */
  void wait(boolean running) {
    map.setImage(null);
    ink.setImage(null);
    Labels.setShown(note, false);
    range.setText(Messages.text(running ? "saliency.working" : "saliency.waiting"));
  }

  private static WritableImage ink(LiveFrame frame) {
    int rows = frame.framing().rows();
    int columns = frame.framing().columns();
    WritableImage image = new WritableImage(columns, rows);
    PixelWriter writer = image.getPixelWriter();
    for (int i = 0; i < rows * columns; i++) {
      int grey =
          (int)
              Math.round(255 * INK_BRIGHTNESS * Math.max(0, Math.min(1, frame.picture().ink()[i])));
      writer.setArgb(i % columns, i / columns, BLACK | grey << 16 | grey << 8 | grey);
    }
    return image;
  }
}
