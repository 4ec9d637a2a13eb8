package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.ColourImages;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** Shows the pictures to begin with, for networks that take colours. JavaFX thread. */
final class PhotoGallery {
  /** Pixels of a thumbnail's side: enough for a large screen. */
  private static final int THUMBNAIL = 128;

  private static final double SIDE_EMS = 4.4;
  private static final int COLUMNS = 4;

  private final Shell shell;
  private final TilePane tiles = new TilePane();
  private final SidePanel panel;
  private boolean filled;

  /** A picture's name and thumbnail, made off the JavaFX thread. */
  private record Thumbnail(String name, ColourImage picture) {}

  PhotoGallery(Shell shell) {
    this.shell = shell;
    Label title = new Label(Messages.text("photo.gallery"));
    title.getStyleClass().add("panel-title");
    Label origin = new Label(Messages.text("photo.gallery.origin"));
    origin.setWrapText(true);
    origin.getStyleClass().add("muted");
    tiles.setPrefColumns(COLUMNS);
    tiles.getStyleClass().add("gallery");
    tiles.setMaxWidth(Region.USE_PREF_SIZE);
    VBox content = new VBox(title, origin, tiles);
    content.getStyleClass().add("panel-content");
    panel = new SidePanel("photo-gallery", 100, content, () -> {});
    PadContent sketch = shell.workspace().padContent();
    sketch
        .inColours()
        .subscribe(
            inColours -> {
              if (inColours) {
                begin();
              } else {
                shell.host().hide(panel);
              }
            });
  }

  /** Puts the first picture on the pad, where there is nothing of the user's yet. */
  private void begin() {
    PadContent sketch = shell.workspace().padContent();
    shell
        .workspace()
        .fileTasks()
        .run(() -> ReadyPictures.photo(ReadyPictures.names().get(0)), sketch::begin);
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
      shell.workspace().fileTasks().run(PhotoGallery::thumbnails, this::fill);
    }
  }

  private static List<Thumbnail> thumbnails() {
    return ReadyPictures.names().stream()
        .map(name -> new Thumbnail(name, ReadyPictures.draw(name, THUMBNAIL)))
        .toList();
  }

  private void fill(List<Thumbnail> thumbnails) {
    for (Thumbnail thumbnail : thumbnails) {
      ImageView picture = new ImageView(ColourImages.toFx(thumbnail.picture()));
      picture.fitWidthProperty().bind(shell.em().multiply(SIDE_EMS));
      picture.fitHeightProperty().bind(shell.em().multiply(SIDE_EMS));
      Button tile = new Button(null, picture);
      tile.setId("photo-ready-" + thumbnail.name());
      tile.getStyleClass().add("tile");
      String name = Messages.text("photo.ready." + thumbnail.name());
      tile.setAccessibleText(name);
      LazyTooltips.put(tile, name);
      tile.setOnAction(event -> put(thumbnail.name()));
      tiles.getChildren().add(tile);
    }
  }

  private void put(String name) {
    PadContent sketch = shell.workspace().padContent();
    shell.workspace().fileTasks().run(() -> ReadyPictures.photo(name), sketch::show);
  }
}
