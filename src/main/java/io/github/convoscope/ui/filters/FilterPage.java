package io.github.convoscope.ui.filters;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronView;
import io.github.convoscope.ui.neuron.ScaleBar;
import io.github.convoscope.ui.neuron.WidgetStyle;
import io.github.convoscope.ui.whatif.WhatIf;
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
 * Every kernel of every layer as a picture, grouped by unit, each layer on one symmetric scale: on
 * one for the whole network, which a switch gives, the small weights of a smooth first layer would
 * be black. Built when it is opened, forgotten when it is closed. JavaFX thread.
 */
public final class FilterPage {
  private final Shell shell;
  private final Workspace workspace;
  private final NeuronView view;
  private final WhatIf whatIf;
  private final List<FilterTile> tiles = new ArrayList<>();
  private final List<ScaleBar> legends = new ArrayList<>();
  private final BooleanProperty oneScale = new SimpleBooleanProperty();
  private final InvalidationListener frames = changed -> showFrame();
  private final InvalidationListener choice = changed -> showState();
  private @Nullable Page page;

  public FilterPage(Shell shell, NeuronView view, WhatIf whatIf) {
    this.shell = shell;
    this.view = view;
    this.whatIf = whatIf;
    workspace = shell.workspace();
    oneScale.addListener(changed -> colour());
  }

  /** Opens the page, or closes it where it is open. */
  public void toggle() {
    Model model = workspace.model().get();
    Page now = page;
    if (now != null && shell.host().page().get() == now) {
      shell.host().closePage();
    } else if (model != null) {
      Page next = new Page("filters", Messages.text("card.filters"), content(model), this::closed);
      page = next;
      shell.host().open(next);
      workspace.frame().addListener(frames);
      workspace.chosen().addListener(choice);
      workspace.held().addListener(choice);
      showFrame();
      showState();
    }
  }

  private void closed() {
    workspace.frame().removeListener(frames);
    workspace.chosen().removeListener(choice);
    workspace.held().removeListener(choice);
    tiles.clear();
    legends.clear();
    page = null;
  }

  private Node content(Model model) {
    tiles.clear();
    legends.clear();
    WidgetStyle ink = new WidgetStyle(shell.colours().get(), shell.em().get());
    VBox layers = new VBox();
    layers.getStyleClass().add("filter-layers");
    for (LayerSpec layer : model.spec().layers()) {
      switch (layer.kind()) {
        case CONVOLUTION, DENSE, OUTPUT -> layers.getChildren().add(section(model, layer, ink));
        case INPUT, POOLING, ACTIVATION, NORMALISATION, DROPOUT, OTHER -> {}
      }
    }
    colour();
    ScrollPane scroll = new ScrollPane(layers);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("panel-scroll");
    CheckBox box = new CheckBox(Messages.text("card.filters-one-scale"));
    box.selectedProperty().bindBidirectional(oneScale);
    Label hint = new Label(Messages.text("card.filters-hint"));
    hint.getStyleClass().add("muted");
    HBox bar = new HBox(hint, box);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("filter-bar");
    VBox content = new VBox(bar, scroll);
    content.getStyleClass().add("filter-page");
    return content;
  }

  private Node section(Model model, LayerSpec layer, WidgetStyle ink) {
    Shape below = model.spec().inputShape(layer.index());
    Label name = new Label(layer.name());
    name.getStyleClass().add("panel-title");
    Label size =
        new Label(
            layer.window() != null
                ? Messages.text(
                    "card.filters-convolution",
                    layer.shape().channels(),
                    below.channels(),
                    layer.requireWindow().kernelRows(),
                    layer.requireWindow().kernelColumns())
                : Messages.text("card.filters-dense", layer.shape().channels(), below.size()));
    size.getStyleClass().add("muted");
    ScaleBar legend = new ScaleBar(ink);
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
              ink,
              this::choose,
              whatIf::toggle);
      tiles.add(tile);
      flow.getChildren().add(tile);
    }
    return new VBox(heading, flow);
  }

  private void colour() {
    int section = -1;
    int layer = -1;
    float network = reach(-1);
    for (FilterTile tile : tiles) {
      float reach = oneScale.get() ? network : reach(tile.layer());
      ColourScale scale = ColourScale.symmetric(workspace.settings().colours().weights(), reach);
      tile.paint(scale);
      if (tile.layer() != layer) {
        layer = tile.layer();
        section++;
        legends.get(section).show(scale);
      }
    }
  }

  /** Largest weight in size of a layer, or with −1 of all. */
  private float reach(int layer) {
    float reach = Float.MIN_NORMAL;
    for (FilterTile tile : tiles) {
      if (layer < 0 || tile.layer() == layer) {
        reach = Math.max(reach, tile.reach());
      }
    }
    return reach;
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
      tile.setOff(whatIf.heldAt(tile.layer(), tile.unit()) != null);
    }
  }

  /** Chooses the neuron of a unit that is most active now. */
  private void choose(int layer, int unit) {
    LiveFrame frame = workspace.frame().get();
    if (frame == null) {
      return;
    }
    NetworkSpec spec = frame.spec();
    int size = spec.layer(layer).shape().mapSize();
    float[] values = frame.activations().after(layer);
    int best = unit * size;
    for (int i = best; i < (unit + 1) * size; i++) {
      best = values[i] > values[best] ? i : best;
    }
    workspace.follow(spec.layer(layer).shape().neuron(layer, best));
  }
}
