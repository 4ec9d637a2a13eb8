package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.photo.Adjustments;
import io.github.convoscope.drawing.photo.CoverPatch;
import io.github.convoscope.drawing.photo.EditedPhoto;
import io.github.convoscope.drawing.photo.PhotoFrame;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.PadContent;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Shows what can be set of the chosen tool for photographs: two lines, as high for every tool.
 * JavaFX thread.
 */
final class PhotoOptions extends StackPane {
  /** The smallest side that the slider gives a frame, in parts of the photograph's longer side. */
  private static final double SMALLEST_FRAME = 0.05;

  private static final double SMALLEST_COVER = 0.05;

  private final Commands commands;
  private final PadContent sketch;
  private final PhotoTools tools;
  private final Map<PhotoTool, Region> pages = new EnumMap<>(PhotoTool.class);

  PhotoOptions(Commands commands, PadContent sketch, PhotoTools tools) {
    this.commands = commands;
    this.sketch = sketch;
    this.tools = tools;
    setId("photo-options");
    pages.put(PhotoTool.FRAME, frame());
    pages.put(PhotoTool.BRUSH, brush());
    pages.put(PhotoTool.RUBBER, rubber());
    pages.put(PhotoTool.COVER, cover());
    pages.put(PhotoTool.ADJUST, adjustments());
    pages.values().forEach(page -> page.getStyleClass().add("photo-page"));
    getChildren().addAll(pages.values());
    tools.tool().subscribe(this::show);
  }

  private void show(PhotoTool tool) {
    // All are laid out, so that the column keeps its shape when another tool is chosen.
    pages.forEach((known, page) -> page.setVisible(known == tool));
  }

  private Region frame() {
    EditSlider size =
        new EditSlider(
            "photo.frame-size",
            sketch,
            0,
            1,
            photo -> Math.log(share(photo) / SMALLEST_FRAME) / -Math.log(SMALLEST_FRAME),
            (photo, value) -> resized(photo, Math.pow(SMALLEST_FRAME, 1 - value)));
    HBox buttons =
        line(button("photo.turn"), flip(), button("photo.restore"), muted("photo.frame-hint"));
    return new VBox(size.row(), buttons);
  }

  /** The frame's side in parts of the photograph's longer side. */
  private static double share(EditedPhoto photo) {
    return photo.frame().side() / Math.max(photo.photo().rows(), photo.photo().columns());
  }

  private static EditedPhoto resized(EditedPhoto photo, double share) {
    PhotoFrame frame = photo.frame();
    double side = share * Math.max(photo.photo().rows(), photo.photo().columns());
    return photo.with(frame.resized(side, frame.centreX(), frame.centreY(), photo.photo()));
  }

  private Region brush() {
    HBox colours = new HBox();
    for (int rgb : PhotoTools.COLOURS) {
      Region paint = new Region();
      paint.getStyleClass().add("photo-paint");
      paint.setStyle(String.format(Locale.ROOT, "-fx-background-color: #%06x;", rgb));
      String name = Messages.text(String.format(Locale.ROOT, "photo.colour.%06x", rgb));
      ToggleButton button = choice(paint, name, tools.colour(), rgb);
      button.setId(String.format(Locale.ROOT, "photo-colour-%06x", rgb));
      colours.getChildren().add(button);
    }
    colours.getStyleClass().add("photo-colours");
    HBox second = widths("brush");
    second.getChildren().addAll(space(), button("photo.canvas"));
    return new VBox(colours, second);
  }

  private Region rubber() {
    return new VBox(muted("photo.rubber-hint"), widths("rubber"));
  }

  private HBox widths(String of) {
    HBox row = line();
    for (int i = 0; i < PhotoTools.WIDTHS.size(); i++) {
      Region dot = new Region();
      dot.getStyleClass().addAll("photo-width", "photo-width-" + i);
      ToggleButton button =
          choice(dot, Messages.text("photo.width." + i), tools.width(), PhotoTools.WIDTHS.get(i));
      button.setId("photo-" + of + "-width-" + i);
      row.getChildren().add(button);
    }
    return row;
  }

  private static ToggleButton choice(Node picture, String name, IntegerProperty chosen, int value) {
    ToggleButton button = new ToggleButton(null, picture);
    button.getStyleClass().addAll("tool", "photo-choice");
    button.setAccessibleText(name);
    LazyTooltips.put(button, name);
    chosen.subscribe(now -> button.setSelected(now.intValue() == value));
    button.setOnAction(
        event -> {
          chosen.set(value);
          button.setSelected(true);
        });
    HBox.setHgrow(button, Priority.ALWAYS);
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  private Region cover() {
    HBox fillings = line();
    for (CoverPatch.Filling filling : CoverPatch.Filling.values()) {
      String name = filling.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton(Messages.text("photo.cover." + name));
      button.setId("photo-cover-" + name);
      button.getStyleClass().addAll("tool", "photo-filling");
      LazyTooltips.put(button, Messages.text("photo.cover." + name + ".help"));
      tools.filling().subscribe(now -> button.setSelected(now == filling));
      button.setOnAction(
          event -> {
            tools.filling().set(filling);
            button.setSelected(true);
            changeCover();
          });
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setMaxWidth(Double.MAX_VALUE);
      fillings.getChildren().add(button);
    }
    EditSlider size =
        new EditSlider(
            "photo.cover-size",
            sketch,
            SMALLEST_COVER,
            1,
            photo -> tools.cover().get(),
            (photo, value) -> {
              tools.cover().set(value);
              return covered(photo);
            });
    HBox second = new HBox(size.row(), button("photo.uncover"));
    second.getStyleClass().add("photo-line");
    HBox.setHgrow(size.row(), Priority.ALWAYS);
    return new VBox(fillings, second);
  }

  /** Gives the cover that is there the chosen size and filling. */
  private EditedPhoto covered(EditedPhoto photo) {
    CoverPatch cover = photo.cover();
    double side = tools.cover().get() * photo.frame().side();
    return cover == null
        ? photo
        : photo.with(new CoverPatch(cover.centreX(), cover.centreY(), side, tools.filling().get()));
  }

  /** Shows a cover at once, in the middle of the frame where there was none. */
  private void changeCover() {
    EditedPhoto photo = sketch.photo();
    if (photo != null) {
      PhotoFrame frame = photo.frame();
      EditedPhoto some =
          photo.cover() != null
              ? photo
              : photo.with(
                  new CoverPatch(frame.centreX(), frame.centreY(), 1, tools.filling().get()));
      sketch.set(covered(some));
    }
  }

  private Region adjustments() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("photo-adjustments");
    List<EditSlider> sliders =
        List.of(
            slider("blur", 1, Adjustments::blur, Adjustments::withBlur),
            slider("noise", 1, Adjustments::noise, Adjustments::withNoise),
            slider("contrast", 2, Adjustments::contrast, Adjustments::withContrast),
            slider("grey", 1, Adjustments::grey, Adjustments::withGrey));
    for (int i = 0; i < sliders.size(); i++) {
      Region row = sliders.get(i).row();
      GridPane.setHgrow(row, Priority.ALWAYS);
      grid.add(row, i % 2, i / 2);
    }
    grid.add(button("photo.plain"), 2, 0, 1, 2);
    return grid;
  }

  private interface Reading {
    double of(Adjustments adjustments);
  }

  private interface Change {
    Adjustments of(Adjustments adjustments, double value);
  }

  private EditSlider slider(String name, double most, Reading reading, Change change) {
    return new EditSlider(
        "photo." + name,
        sketch,
        0,
        most,
        photo -> reading.of(photo.adjustments()),
        (photo, value) -> photo.with(change.of(photo.adjustments(), value)));
  }

  private Region button(String command) {
    return Buttons.icon(commands.get(command));
  }

  /** There is no such icon among the others. */
  private Region flip() {
    ButtonBase button = Buttons.icon(commands.get("photo.flip"));
    Region sign = new Region();
    sign.getStyleClass().add("photo-flip");
    button.setGraphic(sign);
    return button;
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("photo-line");
    return line;
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private static Label muted(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().addAll("muted", "photo-words");
    return label;
  }
}
