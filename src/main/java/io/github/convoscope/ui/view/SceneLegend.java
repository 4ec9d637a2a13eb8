package io.github.convoscope.ui.view;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.RangeMode;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;

/**
 * What the colours mean, in numbers, always on screen: of the hovered neuron's layer, else of the
 * pinned one's, else of the one that was flown to, else of the first computed layer. JavaFX thread.
 */
final class SceneLegend extends HBox {
  private static final double BAR_EMS = 10;
  private static final double SHORTEST_BAR_EMS = 4;

  /** How much of the bar shows the dimmed colours, while there are any. */
  private static final double DIMMED_PART = 0.4;

  private final Workspace workspace;
  private final Label layer = new Label();
  private final Label low = new Label();
  private final Label high = new Label();
  private final ImageView colours = new ImageView();
  private final ImageView dimmed = new ImageView();
  private final Label dimmedName = new Label(Messages.text("view.dimmed"));
  private final Polygon marker = new Polygon(0, 0, -4, -6, 4, -6);
  private final Label hint = new Label(Messages.text("view.hint"));
  private final Pane bar;
  private final HBox scale;
  private final HBox modes;
  private final Shell shell;
  private @Nullable ColourScale shown;
  private int shownDim;
  private int flownTo = -1;

  SceneLegend(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    colours.setPreserveRatio(false);
    colours.setSmooth(false);
    dimmed.setPreserveRatio(false);
    dimmed.setSmooth(false);
    dimmed.setId("legend-dimmed");
    dimmed.setVisible(false);
    dimmedName.getStyleClass().add("muted");
    dimmedName.setMinWidth(USE_PREF_SIZE);
    LazyTooltips.put(dimmedName, Messages.text("view.dimmed.help"));
    put(dimmedName, false);
    marker.getStyleClass().add("legend-marker");
    marker.setVisible(false);
    bar = new Pane(colours, dimmed, marker);
    bar.getStyleClass().add("legend-bar");
    layer.getStyleClass().add("legend-layer");
    scale = new HBox(layer, low, bar, high, dimmedName);
    modes = modes();
    scale.getStyleClass().add("legend-scale");
    scale.setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    hint.getStyleClass().add("muted");
    hint.setMinWidth(0);
    for (Region fixed : new Region[] {layer, low, high, scale}) {
      fixed.setMinWidth(USE_PREF_SIZE);
    }
    getChildren().addAll(scale, modes, space, hint);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("legend");
    setId("legend");
    setPickOnBounds(false);
    // As narrow as the room it has: what does not fit is left out.
    setMinWidth(0);
    StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
    setMaxHeight(USE_PREF_SIZE);
    workspace.hovered().addListener(changed -> refresh());
    workspace.chosen().addListener(changed -> refresh());
    workspace.painter().addListener(changed -> refresh());
    workspace.updates().onThrottledUpdate(this::refresh);
    workspace.overlays().pictures().addListener(changed -> refresh());
    workspace.overlays().marks().addListener(changed -> showDimmed());
    widthProperty().addListener(changed -> room());
    layer.widthProperty().addListener(changed -> room());
    shell.em().addListener(changed -> size());
    size();
  }

  /** Speaks of this layer where no neuron is hovered or pinned; −1 for none in particular. */
  void follow(int layerInView) {
    flownTo = layerInView;
    refresh();
  }

  /** Keeps clear of what covers the scene. */
  void cover(Insets covered) {
    StackPane.setMargin(
        this,
        new Insets(0, covered.getRight() + 16, covered.getBottom() + 12, covered.getLeft() + 16));
  }

  /** Shows the modes and the hint where they fit, whole or not at all; menus have both. */
  private void room() {
    put(dimmedName, dimmed.isVisible());
    double em = shell.em().get();
    double others = scale.prefWidth(-1) - bar.getMinWidth();
    if (dimmed.isVisible() && getWidth() - others < SHORTEST_BAR_EMS * em) {
      put(dimmedName, false);
      others = scale.prefWidth(-1) - bar.getMinWidth();
    }
    barWidth(Math.max(SHORTEST_BAR_EMS, Math.min(BAR_EMS, (getWidth() - others) / em)) * em);
    double free = getWidth() - scale.prefWidth(-1);
    double afterModes = free - getSpacing() - modes.prefWidth(-1);
    put(modes, afterModes >= 0);
    put(hint, afterModes >= 2 * getSpacing() + hint.prefWidth(-1));
  }

  private static void put(Region part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  private HBox modes() {
    HBox row = new HBox();
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("legend-modes");
    Label title = new Label(Messages.text("view.range"));
    title.getStyleClass().add("muted");
    title.setMinWidth(USE_PREF_SIZE);
    row.getChildren().add(title);
    ToggleGroup group = new ToggleGroup();
    for (RangeMode mode : RangeMode.values()) {
      String name = mode.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton(Messages.text("view.range." + name + ".short"));
      button.setToggleGroup(group);
      LazyTooltips.put(button, Messages.text("view.range." + name + ".help"));
      button.getStyleClass().add("legend-mode");
      button.setMinWidth(USE_PREF_SIZE);
      button.setSelected(workspace.settings().rangeMode() == mode);
      button.setOnAction(
          event -> {
            workspace.settings().range().set(name);
            button.setSelected(true);
          });
      workspace
          .settings()
          .range()
          .addListener(changed -> button.setSelected(workspace.settings().rangeMode() == mode));
      row.getChildren().add(button);
    }
    return row;
  }

  private void size() {
    double height = Math.round(0.75 * shell.em().get());
    bar.setMinHeight(height);
    bar.setMaxHeight(height);
    barWidth(BAR_EMS * shell.em().get());
    share();
    room();
  }

  private void barWidth(double asked) {
    double width = Math.floor(asked);
    if (width != bar.getMinWidth()) {
      bar.setMinWidth(width);
      bar.setMaxWidth(width);
      colours.setFitWidth(width);
      dimmed.setFitWidth(width);
      LiveFrame frame = workspace.frame().get();
      if (frame != null) {
        refresh();
      }
    }
  }

  /** The bar is shared by the colours and, while something is emphasised, the dimmed ones. */
  private void share() {
    double height = bar.getMinHeight();
    double below = dimmed.isVisible() ? Math.round(DIMMED_PART * height) : 0;
    colours.setFitHeight(height - below);
    dimmed.setFitHeight(below);
    dimmed.setY(height - below);
  }

  /** Dimmed colours are in the legend exactly while they are in the scene. */
  private void showDimmed() {
    boolean now = workspace.overlays().marks().get().emphasis() != null;
    if (now != dimmed.isVisible()) {
      dimmed.setVisible(now);
      share();
      room();
    }
  }

  private void refresh() {
    FramePainter painter = workspace.painter().get();
    LiveFrame frame = workspace.frame().get();
    if (painter == null || frame == null) {
      return;
    }
    Neuron hovered = workspace.hovered().get();
    Neuron about = hovered != null ? hovered : workspace.chosen().get();
    NetworkSpec spec = frame.spec();
    int layerInView = flownTo >= 0 ? flownTo : firstComputed(spec);
    int index = about != null ? about.layer() : layerInView;
    if (workspace.overlays().pictures().get().containsKey(index)) {
      set(layer, Messages.text("view.pictures", spec.layer(index).name()));
      showScale(false);
      return;
    }
    showScale(true);
    String other = ShownValues.name(workspace, frame, index);
    boolean byUnit = painter.mode() == RangeMode.UNIT && about != null && other.isEmpty();
    ColourScale scale =
        byUnit ? painter.scale(index, about.channel()) : frame.colours().scale(index);
    String name = spec.layer(index).name();
    String unit = byUnit ? name + " · " + about.channel() : name;
    set(layer, other.isEmpty() ? unit : name + " · " + other);
    show(scale, painter);
    mark(frame, about, scale);
  }

  /** Pictures have no numbers behind their colours. */
  private void showScale(boolean shown) {
    if (shown != bar.isVisible()) {
      put(low, shown);
      put(bar, shown);
      put(high, shown);
      room();
    }
  }

  private static int firstComputed(NetworkSpec spec) {
    for (LayerSpec candidate : spec.layers()) {
      if (candidate.kind() != LayerKind.INPUT) {
        return candidate.index();
      }
    }
    return 0;
  }

  private void show(ColourScale scale, FramePainter painter) {
    ColourScale before = shown;
    ColourScale dim = painter.dim(scale);
    if (scale.equals(before) && dim.map().entry(0) == shownDim) {
      return;
    }
    shown = scale;
    shownDim = dim.map().entry(0);
    set(low, number(scale.low()));
    set(high, number(scale.high()));
    if (before == null || before.map() != scale.map()) {
      colours.setImage(strip(scale.map()));
    }
    dimmed.setImage(strip(dim.map()));
  }

  private static WritableImage strip(ColourMap map) {
    WritableImage strip = new WritableImage(map.size(), 1);
    for (int i = 0; i < map.size(); i++) {
      strip.getPixelWriter().setArgb(i, 0, map.entry(i));
    }
    return strip;
  }

  private void mark(LiveFrame frame, @Nullable Neuron about, ColourScale scale) {
    marker.setVisible(about != null && scale.high() > scale.low());
    if (about != null && marker.isVisible()) {
      float value = ShownValues.of(frame, about);
      double part = (value - scale.low()) / (scale.high() - scale.low());
      marker.setTranslateX(Math.max(0, Math.min(1, part)) * bar.getMinWidth());
    }
  }

  private static String number(float value) {
    return Messages.text("view.number", value).replace('-', '\u2212');
  }

  private static void set(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }
}
