package io.github.convoscope.ui.file;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Shows the program's name and version, the system it runs on, and the work of others that it uses.
 */
final class About {
  private static final double WIDTH_EMS = 44;

  private About() {}

  static void show(Shell shell) {
    VBox lines = new VBox();
    lines.getStyleClass().add("panel-content");
    lines.setMinHeight(Region.USE_PREF_SIZE);
    line(lines, Messages.text("file.about.what"));
    Model model = shell.workspace().model().get();
    if (model != null) {
      NetworkSpec spec = model.spec();
      line(
          lines,
          Messages.text(
              "file.about.model",
              spec.name(),
              spec.depth(),
              spec.neurons(),
              spec.parameters(),
              model.checksum().isEmpty() ? "–" : model.checksum().substring(0, 12)));
    }
    line(
        lines,
        Messages.text(
            "file.about.machine",
            System.getProperty("java.version"),
            System.getProperty("javafx.version", "?"),
            System.getProperty("os.name"),
            Messages.text(
                Platform.isSupported(ConditionalFeature.SCENE3D)
                    ? "file.about.in-3d"
                    : "file.about.flat")));
    line(lines, Messages.text("file.about.thanks"));
    line(lines, Messages.text("file.about.licences"));
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.prefViewportWidthProperty().bind(shell.em().multiply(WIDTH_EMS));
    // Its height is known only once its words are wrapped.
    scroll.prefViewportHeightProperty().bind(lines.heightProperty());
    scroll.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    scroll.getStyleClass().add("panel-scroll");
    shell.host().openDialogue(new Page("about", Messages.text("file.about"), scroll, () -> {}));
  }

  private static void line(VBox lines, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    lines.getChildren().add(label);
  }
}
