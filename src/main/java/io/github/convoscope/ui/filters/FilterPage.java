package io.github.convoscope.ui.filters;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows every kernel of every layer as a picture, grouped by unit. The user chooses a colour scale
 * for each layer or one for all layers; with one for all, layers with small weights are nearly
 * black. Of layers with many units the first are shown, more at a click. The page is made when it
 * is opened, and removed when it is closed. JavaFX thread.
 */
final class FilterPage {
  /** Tiles that are shown before the user asks for more, in one layer and on the whole page. */
  private static final int MOST_OF_A_LAYER = 64;

  private static final int MOST_AT_FIRST = 320;
  private static final int FEWEST_OF_A_LAYER = 8;

  private final Shell shell;
  private final Workspace workspace;
  private final UnitClamps clamps;
  private final List<FilterSection> sections = new ArrayList<>();
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
    sections.clear();
    page = null;
  }

  private Node content(Model model) {
    sections.clear();
    WidgetStyle style = WidgetStyle.of(shell);
    VBox layers = new VBox();
    layers.getStyleClass().add("filter-layers");
    long weighted =
        model.spec().layers().stream().filter(layer -> hasPictures(layer.kind())).count();
    int first =
        (int)
            Math.max(FEWEST_OF_A_LAYER, Math.min(MOST_OF_A_LAYER, MOST_AT_FIRST / (weighted + 1)));
    for (LayerSpec layer : model.spec().layers()) {
      if (hasPictures(layer.kind())) {
        FilterSection section = new FilterSection(model, layer, style, this::tile, this::colour);
        section.addTiles(first);
        sections.add(section);
        layers.getChildren().add(section.node());
      } else if (layer.parameters() > 0) {
        layers.getChildren().add(inWords(layer));
      }
    }
    if (layers.getChildren().isEmpty()) {
      layers.getChildren().add(muted(Messages.text("filters.none")));
    }
    colour();
    ScrollPane scroll = new ScrollPane(layers);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("panel-scroll");
    CheckBox box = new CheckBox(Messages.text("filters.one-scale"));
    box.selectedProperty().bindBidirectional(oneScale);
    HBox bar = new HBox(muted(Messages.text("filters.hint")), box);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("filter-bar");
    VBox content = new VBox(bar, scroll);
    content.getStyleClass().add("filter-page");
    return content;
  }

  private static boolean hasPictures(LayerKind kind) {
    return kind == LayerKind.CONVOLUTION || kind == LayerKind.DENSE || kind == LayerKind.OUTPUT;
  }

  /** A layer with parameters for which there is no picture. */
  private static Node inWords(LayerSpec layer) {
    Label name = new Label(layer.name());
    name.getStyleClass().add("panel-title");
    String key =
        switch (layer.kind()) {
          case NORMALISATION -> "filters.normalisation";
          case PARAMETRIC_RELU -> "filters.slopes";
          default -> "filters.other";
        };
    HBox line = new HBox(name, muted(Messages.text(key, String.valueOf(layer.parameters()))));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("filter-bar");
    return line;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }

  private FilterTile tile(Model model, LayerSpec layer, int unit, WidgetStyle style) {
    return new FilterTile(
        model.spec(), model.weights(), layer.index(), unit, style, this::choose, clamps::toggle);
  }

  /** Colours all tiles, those that were added meanwhile included. */
  private void colour() {
    float ofNetwork = Float.MIN_NORMAL;
    for (FilterSection section : sections) {
      ofNetwork = Math.max(ofNetwork, section.largestWeight());
    }
    for (FilterSection section : sections) {
      float limit = oneScale.get() ? ofNetwork : section.largestWeight();
      section.paint(ColourScale.symmetric(workspace.settings().colours().weights(), limit));
    }
    showFrame();
    showState();
  }

  private void showFrame() {
    LiveFrame frame = workspace.frame().get();
    if (frame != null) {
      sections.forEach(section -> section.tiles().forEach(tile -> tile.show(frame)));
    }
  }

  private void showState() {
    Neuron chosen = workspace.chosen().get();
    for (FilterSection section : sections) {
      for (FilterTile tile : section.tiles()) {
        tile.setChosen(
            chosen != null && chosen.layer() == tile.layer() && chosen.channel() == tile.unit());
        tile.setClamped(clamps.value(tile.layer(), tile.unit()) != null);
      }
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
