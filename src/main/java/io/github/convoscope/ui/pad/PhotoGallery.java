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
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows the pictures to begin with, for networks that take colours. They are drawn one after the
 * other, below them a bar of progress where that takes long. JavaFX thread.
 */
final class PhotoGallery {
  /** Pixels of a thumbnail's side: enough for a large screen. */
  private static final int THUMBNAIL = 128;

  private static final double SIDE_EMS = 4.4;
  private static final int COLUMNS = 4;

  /** Progress is shown where the pictures take longer. */
  private static final Duration PATIENCE = Duration.millis(500);

  private final Shell shell;
  private final TilePane tiles = GalleryPanel.tiles(COLUMNS);
  private final ProgressBar progress = new ProgressBar(0);
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private final GalleryPanel panel;

  PhotoGallery(Shell shell) {
    this.shell = shell;
    tiles.setMaxWidth(Region.USE_PREF_SIZE);
    panel =
        new GalleryPanel(
            shell, "photo-gallery", "photo.gallery", List.of(tiles, progress), this::fill);
    progress.setId("photo-gallery-progress");
    progress.setAccessibleText(Messages.text("photo.gallery.progress"));
    progress.setMaxWidth(Double.MAX_VALUE);
    showProgress(false);
    patience.setOnFinished(over -> showProgress(true));
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

  private void fill() {
    patience.play();
    draw(0);
  }

  private void draw(int next) {
    List<String> names = ReadyPictures.names();
    progress.setProgress((double) next / names.size());
    if (next == names.size()) {
      end();
      return;
    }
    String name = names.get(next);
    shell
        .workspace()
        .fileTasks()
        .run(
            () -> ReadyPictures.draw(name, THUMBNAIL),
            picture -> {
              add(name, picture);
              draw(next + 1);
            },
            problem -> {
              end();
              shell.workspace().notices().problem(problem);
            });
  }

  private void end() {
    patience.stop();
    showProgress(false);
  }

  private void showProgress(boolean shown) {
    progress.setVisible(shown);
    progress.setManaged(shown);
  }

  private void add(String name, ColourImage picture) {
    String text = Messages.text("photo.ready." + name);
    Button tile = panel.tile(ColourImages.toFx(picture), SIDE_EMS, text, () -> put(name));
    tile.setId("photo-ready-" + name);
    LazyTooltips.put(tile, text);
    tiles.getChildren().add(tile);
  }

  private void put(String name) {
    PadContent sketch = shell.workspace().padContent();
    shell.workspace().fileTasks().run(() -> ReadyPictures.photo(name), sketch::show);
  }
}
