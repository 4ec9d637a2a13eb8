package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.photo.Photo;
import io.github.convoscope.drawing.photo.ReadyPictures;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.ColourImages;
import io.github.convoscope.ui.FileOpening;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.PadContent;
import io.github.convoscope.ui.Shell;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import org.jspecify.annotations.Nullable;

/** Shows the pictures to begin with, for networks that take colours. JavaFX thread. */
final class PhotoGallery {
  /** Pixels of a thumbnail's side: enough for a large screen. */
  private static final int THUMBNAIL = 128;

  private static final double SIDE_EMS = 4.4;
  private static final int COLUMNS = 4;

  private final Shell shell;
  private final TilePane tiles = GalleryPanel.tiles(COLUMNS);
  private final GalleryPanel panel;

  /** A picture's name and thumbnail, made off the JavaFX thread. */
  private record Thumbnail(String name, ColourImage picture) {}

  PhotoGallery(Shell shell) {
    this.shell = shell;
    tiles.setMaxWidth(Region.USE_PREF_SIZE);
    panel =
        new GalleryPanel(
            shell,
            "photo-gallery",
            "photo.gallery",
            List.of(tiles),
            () -> shell.workspace().fileTasks().run(PhotoGallery::thumbnails, this::fill));
    PadContent sketch = shell.workspace().padContent();
    sketch
        .inColours()
        .subscribe(
            inColours -> {
              if (inColours) {
                begin();
              } else {
                panel.hide();
              }
            });
  }

  /** Puts the first picture on the pad, where there is nothing of the user's yet. */
  private void begin() {
    PadContent sketch = shell.workspace().padContent();
    sketch.expect();
    shell
        .workspace()
        .fileTasks()
        .run(() -> ReadyPictures.photo(ReadyPictures.names().get(0)), this::beginWith);
  }

  /** A picture that the user is opening comes first; the ready one is there if that fails. */
  private void beginWith(Photo first) {
    PadContent sketch = shell.workspace().padContent();
    var opening = shell.openers().opening();
    if (opening.get() == null) {
      sketch.begin(first);
      return;
    }
    opening.addListener(
        new ChangeListener<@Nullable FileOpening>() {
          @Override
          public void changed(
              ObservableValue<? extends @Nullable FileOpening> observed,
              @Nullable FileOpening before,
              @Nullable FileOpening now) {
            if (now == null) {
              opening.removeListener(this);
              // After what was opened is shown.
              Platform.runLater(() -> sketch.begin(first));
            }
          }
        });
  }

  /** Shows or hides the panel. */
  void toggle() {
    panel.toggle();
  }

  private static List<Thumbnail> thumbnails() {
    return ReadyPictures.names().stream()
        .map(name -> new Thumbnail(name, ReadyPictures.draw(name, THUMBNAIL)))
        .toList();
  }

  private void fill(List<Thumbnail> thumbnails) {
    for (Thumbnail thumbnail : thumbnails) {
      String name = Messages.text("photo.ready." + thumbnail.name());
      Button tile =
          panel.tile(
              ColourImages.toFx(thumbnail.picture()), SIDE_EMS, name, () -> put(thumbnail.name()));
      tile.setId("photo-ready-" + thumbnail.name());
      LazyTooltips.put(tile, name);
      tiles.getChildren().add(tile);
    }
  }

  private void put(String name) {
    PadContent sketch = shell.workspace().padContent();
    shell.workspace().fileTasks().run(() -> ReadyPictures.photo(name), sketch::show);
  }
}
