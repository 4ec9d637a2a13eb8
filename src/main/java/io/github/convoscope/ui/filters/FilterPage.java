package io.github.convoscope.ui.filters;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Weights;
import io.github.convoscope.task.Progress;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.UnitClamps;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows every kernel of every layer as a picture, grouped by unit. The user chooses a colour scale
 * for each layer or one for all layers; with one for all, layers with small weights are nearly
 * black. Of layers with many units the first are shown, more at a click. The page is made when it
 * is opened, and removed when it is closed. It opens with the headings alone; tiles follow, a few a
 * pulse, so that the pen never waits for them. JavaFX thread.
 */
final class FilterPage {
  /** Tiles that are shown before the user asks for more, in one layer and on the whole page. */
  private static final int MOST_OF_A_LAYER = 64;

  private static final int MOST_AT_FIRST = 320;
  private static final int FEWEST_OF_A_LAYER = 8;

  /** Tiles added in one pulse: the style sheet needs some two milliseconds for each. */
  private static final int TILES_A_PULSE = 4;

  private static final String LANE = "filters";

  /** The smallest sides of a tile's pictures. */
  private static final double MAP_EMS = 7;

  private static final double KERNELS_EMS = 5.5;

  /** Between two pictures, and between two tiles. */
  private static final double GAP_EMS = 0.46;

  /** Padding and border of a tile. */
  private static final double FRAME_EMS = 0.8;

  /** Width of the window beside the tiles. */
  private static final double BESIDE_PAGE_EMS = 28.2;

  private final Shell shell;
  private final Workspace workspace;
  private final UnitClamps clamps;
  private final List<FilterSection> sections = new ArrayList<>();
  private final BooleanProperty oneScale = new SimpleBooleanProperty();
  private final AnimationTimer filling =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          fill();
        }
      };
  private final InvalidationListener frameListener = changed -> showFrame();
  private final InvalidationListener stateListener = changed -> showState();
  private final InvalidationListener lookListener = changed -> renewLater();
  private final InvalidationListener widthListener = changed -> resized();

  /** Another one for each time the page opens: JavaFX keeps the textures of what it held. */
  private StackPane place = new StackPane();

  private float[] largest = {};

  /** Width for which the tiles were made. */
  private double shownEms;

  /** True while a change of the window's look waits to be followed. */
  private boolean renewing;

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
      place = new StackPane(content(model));
      Page next = new Page("filters", Messages.text("filters.show"), place, this::closed);
      page = next;
      shell.host().open(next);
      workspace.frame().addListener(frameListener);
      workspace.chosen().addListener(stateListener);
      workspace.clamped().addListener(stateListener);
      shell.em().addListener(lookListener);
      shell.colours().addListener(lookListener);
      ((Region) shell.scene().getRoot()).widthProperty().addListener(widthListener);
      Weights weights = model.weights();
      int[] layers = sections.stream().mapToInt(section -> section.layer().index()).toArray();
      workspace
          .explainer()
          .start(LANE, (engine, progress) -> largest(weights, layers, progress), this::measured);
    }
  }

  private void closed() {
    filling.stop();
    workspace.explainer().cancel(LANE);
    workspace.frame().removeListener(frameListener);
    workspace.chosen().removeListener(stateListener);
    workspace.clamped().removeListener(stateListener);
    shell.em().removeListener(lookListener);
    shell.colours().removeListener(lookListener);
    ((Region) shell.scene().getRoot()).widthProperty().removeListener(widthListener);
    sections.clear();
    place = new StackPane();
    largest = new float[0];
    page = null;
  }

  private void resized() {
    if (wideEms() != shownEms) {
      renewLater();
    }
  }

  private void renewLater() {
    if (!renewing) {
      renewing = true;
      Platform.runLater(
          () -> {
            renewing = false;
            renew();
          });
    }
  }

  /** Makes everything anew, in the present look of the window. */
  private void renew() {
    Model model = workspace.model().get();
    if (page != null && model != null) {
      filling.stop();
      place.getChildren().setAll(content(model));
      if (largest.length > 0) {
        measured(largest);
      }
    }
  }

  private Node content(Model model) {
    sections.clear();
    shownEms = wideEms();
    WidgetStyle style = WidgetStyle.of(shell);
    VBox layers = new VBox();
    layers.getStyleClass().addAll("filter-layers", "scrolled");
    long weighted =
        model.spec().layers().stream().filter(layer -> hasPictures(layer.kind())).count();
    int first =
        (int)
            Math.max(FEWEST_OF_A_LAYER, Math.min(MOST_OF_A_LAYER, MOST_AT_FIRST / (weighted + 1)));
    for (LayerSpec layer : model.spec().layers()) {
      if (hasPictures(layer.kind())) {
        FilterSection section =
            new FilterSection(model, layer, style, this::tile, first, filling::start);
        sections.add(section);
        layers.getChildren().add(section.node());
      } else if (layer.parameters() > 0) {
        layers.getChildren().add(inWords(layer));
      }
    }
    if (layers.getChildren().isEmpty()) {
      layers.getChildren().add(muted(Messages.text("filters.none")));
    }
    ScrollPane scroll = new ScrollPane(layers);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("panel-scroll");
    CheckBox box = new CheckBox(Messages.text("filters.one-scale"));
    box.selectedProperty().bindBidirectional(oneScale);
    HBox bar = new HBox(muted(Messages.text("filters.hint")), box);
    box.setMinWidth(Region.USE_PREF_SIZE);
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
          case NORMALISATION, STANDARDISATION -> "filters.normalisation";
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
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private FilterTile tile(Model model, LayerSpec layer, int unit, WidgetStyle style) {
    boolean withMap = layer.window() != null && layer.input() == 0;
    FilterTile tile =
        new FilterTile(
            model.spec(),
            model.weights(),
            model.input().order(),
            layer.index(),
            unit,
            style,
            withMap ? room(2, MAP_EMS) : room(1, KERNELS_EMS),
            this::choose,
            clamps::toggle);
    tile.setOnContextMenuRequested(
        event ->
            UnitMenu.of(shell.commands(), () -> choose(tile.layer(), tile.unit()))
                .show(tile, event.getScreenX(), event.getScreenY()));
    return tile;
  }

  /** The side of a tile's pictures with which the tiles fill the page's width. */
  private double room(int pictures, double smallest) {
    double page = wideEms() + GAP_EMS;
    double around = FRAME_EMS + pictures * GAP_EMS;
    int tiles = Math.max(1, (int) (page / (pictures * smallest + around)));
    return (page / tiles - around) / pictures;
  }

  /** Width of the page, in steps, so that not every pixel of a window makes new tiles. */
  private double wideEms() {
    double window = ((Region) shell.scene().getRoot()).getWidth() / shell.em().get();
    return Math.floor(2 * (window - BESIDE_PAGE_EMS)) / 2;
  }

  /** The largest magnitude of the weights of each of these layers; not on the JavaFX thread. */
  private static float[] largest(Weights weights, int[] layers, Progress progress) {
    float[] largest = new float[layers.length];
    for (int i = 0; i < layers.length; i++) {
      progress.check();
      for (float weight : weights.of(layers[i]).kernel()) {
        largest[i] = Math.max(largest[i], Math.abs(weight));
      }
    }
    return largest;
  }

  /** Now the scales are known, tiles can be coloured. */
  private void measured(float[] found) {
    if (sections.size() != found.length) {
      return;
    }
    largest = found;
    for (int i = 0; i < found.length; i++) {
      sections.get(i).setLargestWeight(found[i]);
    }
    colour();
    filling.start();
  }

  /** Adds the next tiles; ends when there are all that are wanted. */
  private void fill() {
    int left = TILES_A_PULSE;
    for (FilterSection section : sections) {
      for (FilterTile tile = section.addTile(); tile != null; tile = section.addTile()) {
        tile.paint(scale(section), oneScale.get());
        show(tile);
        left--;
        if (left == 0) {
          return;
        }
      }
    }
    filling.stop();
  }

  private ColourScale scale(FilterSection section) {
    float limit = section.largestWeight();
    if (oneScale.get()) {
      for (FilterSection other : sections) {
        limit = Math.max(limit, other.largestWeight());
      }
    }
    return ColourScale.symmetric(workspace.settings().colours().weights(), limit);
  }

  /** Colours all tiles. */
  private void colour() {
    for (FilterSection section : sections) {
      section.paint(scale(section), oneScale.get());
    }
  }

  private void show(FilterTile tile) {
    LiveFrame frame = workspace.frame().get();
    if (frame != null) {
      tile.show(frame);
    }
    showState(tile);
  }

  private void showFrame() {
    LiveFrame frame = workspace.frame().get();
    if (frame != null) {
      sections.forEach(section -> section.tiles().forEach(tile -> tile.show(frame)));
    }
  }

  private void showState() {
    sections.forEach(section -> section.tiles().forEach(this::showState));
  }

  private void showState(FilterTile tile) {
    Neuron chosen = workspace.chosen().get();
    tile.setChosen(
        chosen != null && chosen.layer() == tile.layer() && chosen.channel() == tile.unit());
    tile.setClamped(clamps.value(tile.layer(), tile.unit()) != null);
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
