package io.github.convoscope.ui.pad;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** A side panel of pictures to click, which is filled when it is first shown. JavaFX thread. */
final class GalleryPanel {
  private final Shell shell;
  private final SidePanel panel;
  private final Runnable fill;
  private boolean filled;

  /**
   * Makes the panel.
   *
   * @param name of the panel
   * @param words key of its title; with ".origin" that of the text below, which says where the
   *     pictures come from
   * @param content what stands below these texts
   * @param fill makes the pictures; called once
   */
  GalleryPanel(
      Shell shell, String name, String words, List<? extends Node> content, Runnable fill) {
    this.shell = shell;
    this.fill = fill;
    Label title = new Label(Messages.text(words));
    title.getStyleClass().add("panel-title");
    List<Node> all = new ArrayList<>(List.of(title, muted(words + ".origin")));
    all.addAll(content);
    VBox whole = new VBox(all.toArray(Node[]::new));
    whole.getStyleClass().add("panel-content");
    panel = new SidePanel(name, 100, whole, () -> {});
  }

  private static Label muted(String words) {
    Label text = new Label(Messages.text(words));
    text.setWrapText(true);
    text.getStyleClass().add("muted");
    return text;
  }

  /** Empty rows for pictures. */
  static TilePane tiles(int columns) {
    TilePane tiles = new TilePane();
    tiles.setPrefColumns(columns);
    tiles.getStyleClass().add("gallery");
    return tiles;
  }

  /**
   * A picture to click.
   *
   * @param ems its side
   * @param text what a screen reader says
   */
  Button tile(Image image, double ems, String text, Runnable action) {
    ImageView picture = new ImageView(image);
    picture.fitWidthProperty().bind(shell.em().multiply(ems));
    picture.fitHeightProperty().bind(shell.em().multiply(ems));
    Button tile = new Button(null, picture);
    tile.getStyleClass().add("tile");
    tile.setAccessibleText(text);
    tile.setOnAction(event -> action.run());
    return tile;
  }

  /** Shows or hides the panel. */
  void toggle() {
    if (shell.host().panels().contains(panel)) {
      hide();
      return;
    }
    shell.host().show(panel);
    if (!filled) {
      filled = true;
      fill.run();
    }
  }

  /** Hides the panel, if it is shown. */
  void hide() {
    shell.host().hide(panel);
  }
}
