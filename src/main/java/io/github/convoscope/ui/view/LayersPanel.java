package io.github.convoscope.ui.view;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panel with the list of layers: shows and hides a layer, and flies to it. JavaFX thread. */
final class LayersPanel {
  private static final int TOGGLE_COLUMN = 4;

  private final Shell shell;
  private final SceneView view;
  private final GridPane rows = new GridPane();
  private final SidePanel panel;

  LayersPanel(Shell shell, SceneView view) {
    this.shell = shell;
    this.view = view;
    Label title = new Label(Messages.text("view.layers"));
    title.getStyleClass().add("panel-title");
    Label help = new Label(Messages.text("view.layers.how"));
    help.setWrapText(true);
    help.getStyleClass().add("muted");
    rows.getStyleClass().add("layer-rows");
    VBox content = new VBox(title, help, rows);
    content.getStyleClass().add("panel-content");
    panel = new SidePanel("layers", 90, content, () -> {});
    view.scene()
        .addListener(
            (observed, before, scene) -> {
              fill();
              if (scene != null) {
                scene.networkLayoutProperty().addListener(changed -> fill());
              }
            });
  }

  void toggle() {
    if (shell.host().panels().contains(panel)) {
      shell.host().hide(panel);
    } else {
      fill();
      shell.host().show(panel);
    }
  }

  private void fill() {
    rows.getChildren().clear();
    NetworkScene scene = view.scene().get();
    if (scene == null) {
      return;
    }
    for (LayerSpec layer : scene.networkLayout().spec().layers()) {
      CheckBox shown = new CheckBox();
      shown.setSelected(scene.isLayerVisible(layer.index()));
      shown.setAccessibleText(Messages.text("view.show-layer", layer.name()));
      shown.setOnAction(event -> scene.setLayerVisible(layer.index(), shown.isSelected()));
      Hyperlink fly = new Hyperlink(layer.name());
      LazyTooltips.put(fly, layer.name());
      fly.setOnAction(event -> scene.camera().flyTo(layer.index()));
      Label key = new Label(layer.index() < 10 ? String.valueOf(layer.index()) : "");
      key.getStyleClass().add("key");
      Label shape = new Label(NeuronNames.shape(layer.shape()));
      shape.getStyleClass().add("muted");
      shape.setMinWidth(Region.USE_PREF_SIZE);
      rows.addRow(layer.index(), shown, key, fly, shape);
      if (scene.networkLayout().open().canToggle(layer.index())) {
        rows.add(toggle(scene, layer), TOGGLE_COLUMN, layer.index());
      }
    }
  }

  /** The button that opens a closed layer, or closes an open one. */
  private static Button toggle(NetworkScene scene, LayerSpec layer) {
    boolean closed = scene.isClosed(layer.index());
    String action = closed ? "view.open-layer" : "view.close-layer";
    Button button = new Button();
    button.setGraphic(new FontIcon(closed ? "fth-maximize-2" : "fth-minimize-2"));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(Messages.text(action + ".named", layer.name()));
    LazyTooltips.put(button, Messages.text(action + ".named", layer.name()));
    button.getStyleClass().add("layer-toggle");
    button.setOnAction(
        event -> {
          if (closed) {
            scene.openLayer(layer.index());
          } else {
            scene.closeLayer(layer.index());
          }
        });
    return button;
  }
}
