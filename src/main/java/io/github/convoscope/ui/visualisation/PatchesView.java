package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.PatchIndex;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows the places in photographs that excite a unit most, outlined in the whole pictures as the
 * network sees them, and lets the user choose a folder. JavaFX thread.
 */
final class PatchesView {
  private static final double SIDE = 118;

  private final Shell shell;
  private final UserPictures pictures;
  private final PatchTiles tiles;
  private final VBox row = Ems.column(0.46);
  private final Label source = new Label();
  private final Button choose = new Button(Messages.text("atlas.patches.choose"));
  private final Button ready = new Button(Messages.text("atlas.patches.ready"));
  private final Button stop = new Button(Messages.text("atlas.build.stop"));
  private final ProgressLine progress;
  private final VBox node;
  private @Nullable UnitTarget unit;

  PatchesView(Shell shell, UserPictures pictures) {
    this.shell = shell;
    this.pictures = pictures;
    tiles = new PatchTiles(shell, "atlas.patches", SIDE);
    progress = new ProgressLine(shell.workspace().background(), UserPictures.LANE);
    Label title = new Label(Messages.text("atlas.patches"));
    title.getStyleClass().add("heading");
    source.getStyleClass().add("muted");
    source.setWrapText(true);
    source.setId("atlas-patches-source");
    row.setId("atlas-patches");
    choose.setId("atlas-patches-choose");
    choose.setOnAction(event -> pictures.choose());
    ready.setId("atlas-patches-ready");
    ready.setOnAction(event -> pictures.use(null));
    stop.setOnAction(
        event -> {
          pictures.stop();
          row.getChildren().clear();
        });
    node = Ems.column(0.46, title, source, row, Ems.row(choose, ready));
    pictures.indexed().addListener(changed -> refresh());
    pictures.folder().addListener(changed -> refresh());
  }

  VBox node() {
    return node;
  }

  /** Shows a unit. */
  void show(UnitTarget target) {
    unit = target;
    pictures.measure();
    refresh();
  }

  /** Shows no unit any more. */
  void hide() {
    unit = null;
    tiles.stop();
  }

  private void refresh() {
    UnitTarget target = unit;
    Path folder = pictures.folder().get();
    ready.setVisible(folder != null);
    ready.setManaged(folder != null);
    if (target == null) {
      return;
    }
    UserPictures.Indexed known = pictures.indexed().get();
    if (known == null || known.model() != shell.workspace().model().get()) {
      source.setText(Messages.text("atlas.patches.measuring"));
      progress.begin("");
      row.getChildren().setAll(progress.node(), stop);
      return;
    }
    source.setText(
        folder == null
            ? Messages.text("atlas.patches.of-ready", known.index().pictures())
            : Messages.text(
                "atlas.patches.of-folder", known.index().pictures(), folder.toString()));
    row.getChildren().setAll(tiles.node());
    tiles.show(known, target.layer(), target.channel(), PatchIndex.KEPT);
  }
}
