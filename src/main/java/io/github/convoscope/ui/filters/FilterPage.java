package io.github.convoscope.ui.filters;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ScaleBar;
import io.github.convoscope.ui.neuron.UnitClamps;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows every kernel of every layer as a picture, grouped by unit. The user chooses a colour scale
 * for each layer or one for all layers; with one for all, layers with small weights are nearly
 * black. The page is made when it is opened, and removed when it is closed. JavaFX thread.
 */
final class FilterPage {
  private final Shell shell;
  private final Workspace workspace;
  private final UnitClamps clamps;
  private final List<FilterTile> tiles = new ArrayList<>();
  private final List<ScaleBar> legends = new ArrayList<>();
  private final BooleanProperty oneScale = new SimpleBooleanProperty();
  private final InvalidationListener frameListener = changed -> showFrame();
  private final InvalidationListener stateListener = changed -> showState();
  private @Nullable Page page;

  FilterPage(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    clamps = new UnitClamps(workspace);
    oneScale.addListener(changed -> colour());
  }

  /** Opens the page, or closes it where it is open. */
  void toggle() {
    Model model = workspace.model().get();
    Page now = page;
    if (now != null && shell.host().page().get() == now) {
      shell.host().closePage();
    } else if (model != null) {
      Page next = new Page("filters", Messages.text("filters.show"), content(model), this::closed);
      page = next;
      shell.host().open(next);
      workspace.frame().addListener(frameListener);
      workspace.chosen().addListener(stateListener);
      workspace.clamped().addListener(stateListener);
      showFrame();
      showState();
    }
  }

  private void closed() {
    workspace.frame().removeListener(frameListener);
    workspace.chosen().removeListener(stateListener);
    workspace.clamped().removeListener(stateListener);
    tiles.clear();
    legends.clear();
    page = null;
  }

  private Node content(Model model) {
    tiles.clear();
    legends.clear();
    WidgetStyle style = WidgetStyle.of(shell);
    VBox layers = new VBox();
    layers.getStyleClass().add("filter-layers");
    for (LayerSpec layer : model.spec().layers()) {
      switch (layer.kind()) {
        case CONVOLUTION, DENSE, OUTPUT -> layers.getChildren().add(section(model, layer, style));
        case INPUT, POOLING, ACTIVATION, NORMALISATION, DROPOUT, OTHER -> {}
      }
    }
    colour();
    ScrollPane scroll = new ScrollPane(layers);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("panel-scroll");
    CheckBox box = new CheckBox(Messages.text("filters.one-scale"));
    box.selectedProperty().bindBidirectional(oneScale);
    Label hint = new Label(Messages.text("filters.hint"));
    hint.getStyleClass().add("muted");
    HBox bar = new HBox(hint, box);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("filter-bar");
    VBox content = new VBox(bar, scroll);
    content.getStyleClass().add("filter-page");
    return content;
  }

  private Node section(Model model, LayerSpec layer, WidgetStyle style) {
    Shape from = model.spec().inputShape(layer.index());
    Label name = new Label(layer.name());
    name.getStyleClass().add("panel-title");
    Label size =
        new Label(
            layer.window() != null
                ? Messages.text(
                    "filters.convolution",
                    layer.shape().channels(),
                    from.channels(),
                    layer.requireWindow().kernelRows(),
                    layer.requireWindow().kernelColumns())
                : Messages.text("filters.dense", layer.shape().channels(), from.size()));
    size.getStyleClass().add("muted");
    ScaleBar legend = new ScaleBar(style);
    legends.add(legend);
    HBox heading = new HBox(name, size, legend);
    heading.setAlignment(Pos.CENTER_LEFT);
    heading.getStyleClass().add("filter-bar");
    FlowPane flow = new FlowPane();
    flow.getStyleClass().add("filter-flow");
    for (int unit = 0; unit < layer.shape().channels(); unit++) {
      FilterTile tile =
          new FilterTile(
              model.spec(),
              model.weights(),
              layer.index(),
              unit,
              style,
              this::choose,
              clamps::toggle);
      tiles.add(tile);
      flow.getChildren().add(tile);
    }
    return new VBox(heading, flow);
  }

  private void colour() {
    int section = -1;
    int layer = -1;
    float ofNetwork = largestWeight(-1);
    for (FilterTile tile : tiles) {
      float limit = oneScale.get() ? ofNetwork : largestWeight(tile.layer());
      ColourScale scale = ColourScale.symmetric(workspace.settings().colours().weights(), limit);
      tile.paint(scale);
      if (tile.layer() != layer) {
        layer = tile.layer();
        section++;
        legends.get(section).show(scale);
      }
    }
  }

  /** Largest magnitude of a layer's weights, or with −1 of all weights. */
  private float largestWeight(int layer) {
    float largest = Float.MIN_NORMAL;
    for (FilterTile tile : tiles) {
      if (layer < 0 || tile.layer() == layer) {
        largest = Math.max(largest, tile.largestWeight());
      }
    }
    return largest;
  }

  private void showFrame() {
    LiveFrame frame = workspace.frame().get();
    if (frame != null) {
      tiles.forEach(tile -> tile.show(frame));
    }
  }

  private void showState() {
    Neuron chosen = workspace.chosen().get();
    for (FilterTile tile : tiles) {
      tile.setChosen(
          chosen != null && chosen.layer() == tile.layer() && chosen.channel() == tile.unit());
      tile.setClamped(clamps.value(tile.layer(), tile.unit()) != null);
    }
  }

  /** Pins the most active neuron of a unit. */
  private void choose(int layer, int unit) {
    LiveFrame frame = workspace.frame().get();
    if (frame == null) {
      return;
    }
    workspace.follow(frame.mostActive(layer, unit));
  }
}
