package io.github.convoscope.ui.scene;

import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.RangeMode;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.work.Messages;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
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
 * pinned one's, else of the first computed layer. JavaFX thread.
 */
final class Legend extends HBox {
  private static final double BAR_EMS = 10;

  private final Workspace workspace;
  private final Label layer = new Label();
  private final Label low = new Label();
  private final Label high = new Label();
  private final ImageView colours = new ImageView();
  private final Polygon marker = new Polygon(0, 0, -4, -6, 4, -6);
  private final Label hint = new Label(Messages.text("scenery.hint"));
  private final Pane bar;
  private final HBox scale;
  private final HBox modes;
  private final Shell shell;
  private @Nullable ColourScale shown;

  Legend(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    colours.setPreserveRatio(false);
    colours.setSmooth(false);
    marker.getStyleClass().add("legend-marker");
    marker.setVisible(false);
    bar = new Pane(colours, marker);
    bar.getStyleClass().add("legend-bar");
    layer.getStyleClass().add("legend-layer");
    scale = new HBox(layer, low, bar, high);
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
    StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
    setMaxHeight(USE_PREF_SIZE);
    workspace.hovered().addListener(changed -> refresh());
    workspace.chosen().addListener(changed -> refresh());
    workspace.painter().addListener(changed -> refresh());
    workspace.onGlance(this::refresh);
    widthProperty().addListener(changed -> room());
    shell.em().addListener(changed -> size());
    size();
  }

  /** Keeps clear of what covers the scene. */
  void cover(Insets covered) {
    StackPane.setMargin(
        this,
        new Insets(0, covered.getRight() + 16, covered.getBottom() + 12, covered.getLeft() + 16));
  }

  /** Shows the modes and the hint where they fit, whole or not at all; menus have both. */
  private void room() {
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
    Label title = new Label(Messages.text("scenery.range"));
    title.getStyleClass().add("muted");
    title.setMinWidth(USE_PREF_SIZE);
    row.getChildren().add(title);
    ToggleGroup group = new ToggleGroup();
    for (RangeMode mode : RangeMode.values()) {
      String name = mode.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton(Messages.text("scenery.range." + name + ".short"));
      button.setToggleGroup(group);
      button.setTooltip(new Tooltip(Messages.text("scenery.range." + name + ".help")));
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
    double width = BAR_EMS * shell.em().get();
    double height = Math.round(0.75 * shell.em().get());
    bar.setMinSize(width, height);
    bar.setMaxSize(width, height);
    colours.setFitWidth(width);
    colours.setFitHeight(height);
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
    int index = about != null ? about.layer() : firstComputed(spec);
    boolean byUnit = painter.mode() == RangeMode.UNIT && about != null;
    ColourScale scale =
        byUnit ? painter.scale(index, about.channel()) : frame.colours().scale(index);
    String name = spec.layer(index).name();
    set(layer, byUnit ? name + " · " + about.channel() : name);
    show(scale);
    mark(frame, about, scale);
  }

  private static int firstComputed(NetworkSpec spec) {
    for (LayerSpec candidate : spec.layers()) {
      if (candidate.kind() != LayerKind.INPUT) {
        return candidate.index();
      }
    }
    return 0;
  }

  private void show(ColourScale scale) {
    ColourScale before = shown;
    if (scale.equals(before)) {
      return;
    }
    shown = scale;
    set(low, number(scale.low()));
    set(high, number(scale.high()));
    if (before == null || before.map() != scale.map()) {
      ColourMap map = scale.map();
      WritableImage strip = new WritableImage(map.size(), 1);
      for (int i = 0; i < map.size(); i++) {
        strip.getPixelWriter().setArgb(i, 0, map.entry(i));
      }
      colours.setImage(strip);
    }
  }

  private void mark(LiveFrame frame, @Nullable Neuron about, ColourScale scale) {
    marker.setVisible(about != null && scale.high() > scale.low() && activations(about.layer()));
    if (about != null && marker.isVisible()) {
      float value = Values.of(frame, about);
      double part = (value - scale.low()) / (scale.high() - scale.low());
      marker.setTranslateX(Math.max(0, Math.min(1, part)) * bar.getMinWidth());
    }
  }

  /** True where a layer shows its activations, and not differences or attributions. */
  private boolean activations(int index) {
    return Stream.concat(
            workspace.marks().get().values().stream(), workspace.attribution().get().stream())
        .noneMatch(other -> other.layer() == index);
  }

  private static String number(float value) {
    return Messages.text("scenery.number", value).replace('-', '\u2212');
  }

  private static void set(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }
}
