package io.github.convoscope.ui.view;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.colour.Emphasis;
import io.github.convoscope.colour.FramePainter;
import io.github.convoscope.colour.RangeMode;
import io.github.convoscope.colour.Reveal;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.scene.ScaleStrip;
import io.github.convoscope.ui.LazyTooltips;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.NeuronView;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;

/**
 * The legend below the scene: the colour scale of one layer, with numbers. The layer is that of the
 * hovered neuron, otherwise that of the chosen one, the one that is computed while the thought
 * plays, the one that was flown to, or the first that is computed. JavaFX thread.
 */
final class SceneLegend extends HBox {
  private static final double BESIDE_EMS = 1.2;
  private static final double BELOW_EMS = 0.9;
  private static final double BAR_EMS = 10;
  private static final double SHORTEST_BAR_EMS = 4;

  /** Part of the bar's height that shows the dimmed colours, while something is dimmed. */
  private static final double DIMMED_PART = 0.4;

  /** Part of a scale below which a value looks like 0. */
  private static final float FAINTEST = 0.02f;

  private final Workspace workspace;
  private final NeuronView view;
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
  private boolean everyUnit;
  private int shownDim;
  private int visitedLayer = -1;
  private int pointedLayer = -1;

  SceneLegend(Shell shell) {
    this.shell = shell;
    workspace = shell.workspace();
    view = NeuronView.of(workspace);
    colours.setPreserveRatio(false);
    colours.setSmooth(false);
    dimmed.setPreserveRatio(false);
    dimmed.setSmooth(false);
    dimmed.setId("legend-dimmed");
    dimmed.setVisible(false);
    dimmedName.getStyleClass().add("muted");
    dimmedName.setMinWidth(USE_PREF_SIZE);
    LazyTooltips.put(dimmedName, Messages.text("view.dimmed.help"));
    setShown(dimmedName, false);
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
    // May be narrower than its content: fitToWidth() hides what does not fit.
    setMinWidth(0);
    StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
    setMaxHeight(USE_PREF_SIZE);
    workspace.hovered().addListener(changed -> refresh());
    view.subject().addListener(changed -> refresh());
    view.reference().addListener(changed -> refresh());
    view.comparison().addListener(changed -> refresh());
    workspace.painter().addListener(changed -> refresh());
    workspace.updates().onThrottledUpdate(this::refresh);
    workspace.overlays().pictures().addListener(changed -> refresh());
    workspace.overlays().marks().addListener(changed -> refresh());
    widthProperty().addListener(changed -> fitToWidth());
    layer.widthProperty().addListener(changed -> fitToWidth());
    shell.em().addListener(changed -> updateSize());
    updateSize();
  }

  /** Sets the layer to show while no neuron is hovered or chosen; −1 for the first computed one. */
  void setVisitedLayer(int layerInView) {
    visitedLayer = layerInView;
    refresh();
  }

  /** Sets the closed layer under the pointer, which comes before all others; −1 for none. */
  void setPointedLayer(int closed) {
    pointedLayer = closed;
    refresh();
  }

  /** Moves away from what covers the scene. */
  void keepClearOf(Insets covered) {
    double em = shell.em().get();
    StackPane.setMargin(
        this,
        new Insets(
            0,
            covered.getRight() + BESIDE_EMS * em,
            covered.getBottom() + BELOW_EMS * em,
            covered.getLeft() + BESIDE_EMS * em));
  }

  /** Hides the ranges and the hint when they do not fit; the menus have both. */
  private void fitToWidth() {
    setShown(dimmedName, dimmed.isVisible());
    double em = shell.em().get();
    double others = scale.prefWidth(-1) - bar.getMinWidth();
    if (dimmed.isVisible() && getWidth() - others < SHORTEST_BAR_EMS * em) {
      setShown(dimmedName, false);
      others = scale.prefWidth(-1) - bar.getMinWidth();
    }
    setBarWidth(Math.max(SHORTEST_BAR_EMS, Math.min(BAR_EMS, (getWidth() - others) / em)) * em);
    double free = getWidth() - scale.prefWidth(-1);
    double afterModes = free - getSpacing() - modes.prefWidth(-1);
    setShown(modes, bar.isVisible() && afterModes >= 0);
    setShown(hint, afterModes >= 2 * getSpacing() + hint.prefWidth(-1));
  }

  private static void setShown(Region part, boolean shown) {
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

  private void updateSize() {
    double height = Math.round(0.75 * shell.em().get());
    bar.setMinHeight(height);
    bar.setMaxHeight(height);
    setBarWidth(BAR_EMS * shell.em().get());
    splitBar();
    fitToWidth();
  }

  private void setBarWidth(double wanted) {
    double width = Math.floor(wanted);
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

  /** Shares the bar between the full and, while something is dimmed, the dimmed colours. */
  private void splitBar() {
    double height = bar.getMinHeight();
    double below = dimmed.isVisible() ? Math.round(DIMMED_PART * height) : 0;
    colours.setFitHeight(height - below);
    dimmed.setFitHeight(below);
    dimmed.setY(height - below);
  }

  /** Shows the dimmed colours exactly while something of the layer is seen dimmed. */
  private void showDimmed(LiveFrame frame, int index, ColourScale scale) {
    Emphasis emphasis = workspace.overlays().marks().get().emphasis();
    float[] others = frame.colours().otherValues(index);
    float[] values = others != null ? others : frame.activations().after(index);
    float least = FAINTEST * Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
    boolean now = emphasis != null && emphasis.dims(index, values, least);
    if (now != dimmed.isVisible()) {
      dimmed.setVisible(now);
      splitBar();
      fitToWidth();
    }
  }

  private void refresh() {
    FramePainter painter = workspace.painter().get();
    LiveFrame frame = workspace.frame().get();
    if (painter == null || frame == null) {
      return;
    }
    Neuron hovered = workspace.hovered().get();
    Neuron marked = hovered != null ? hovered : view.subject().get();
    Neuron subject = pointedLayer < 0 ? marked : null;
    NetworkSpec spec = frame.spec();
    int visited = pointedLayer >= 0 ? pointedLayer : visitedLayer;
    Reveal reveal = workspace.overlays().marks().get().reveal();
    int told = reveal == null ? 0 : reveal.lastShown();
    int unvisited = visited >= 0 ? visited : firstComputed(spec);
    int layerInView = told > 0 && pointedLayer < 0 ? told : unvisited;
    int index = subject != null ? subject.layer() : layerInView;
    if (workspace.overlays().pictures().get().containsKey(index)) {
      set(layer, Messages.text("view.pictures", spec.layer(index).name()));
      showScale(false);
      return;
    }
    showScale(true);
    if (index == visited && workspace.overlays().marks().get().closed().get(index)) {
      set(layer, Messages.text("view.closed.legend", spec.layer(index).name()));
      show(frame.colours().scale(index), painter);
      showDimmed(frame, index, frame.colours().scale(index));
      marker.setVisible(false);
      return;
    }
    String other = ShownValues.name(workspace, frame, index);
    int channel =
        subject != null && painter.mode() == RangeMode.UNIT && other.isEmpty()
            ? subject.channel()
            : -1;
    ColourScale scale = channel >= 0 ? painter.scale(index, channel) : frame.colours().scale(index);
    String name = spec.layer(index).name();
    String unit = channel >= 0 ? name + " · " + channel : name;
    everyUnit =
        painter.mode() == RangeMode.UNIT
            && channel < 0
            && other.isEmpty()
            && haveOwnRanges(painter, spec.layer(index));
    String drawing = ShownValues.drawing(workspace);
    String own = drawing.isEmpty() ? unit : unit + " · " + drawing;
    set(layer, other.isEmpty() ? own : name + " · " + other);
    show(scale, painter);
    showDimmed(frame, index, scale);
    mark(frame, subject, scale);
  }

  private static boolean haveOwnRanges(FramePainter painter, LayerSpec layer) {
    ColourScale first = painter.scale(layer.index(), 0);
    for (int unit = 1; unit < layer.shape().channels(); unit++) {
      if (!painter.scale(layer.index(), unit).equals(first)) {
        return true;
      }
    }
    return false;
  }

  /** Hides the scale for a layer that shows pictures: their colours stand for no numbers. */
  private void showScale(boolean shown) {
    if (shown != bar.isVisible()) {
      setShown(low, shown);
      setShown(bar, shown);
      setShown(high, shown);
      fitToWidth();
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
    ColourScale dim = painter.dimmed(scale);
    // Where each unit has a range of its own, no numbers hold for all of them.
    boolean ownLow = everyUnit && scale.low() < 0;
    set(low, ownLow ? Messages.text("view.unit-lowest") : number(scale.low()));
    set(high, everyUnit ? Messages.text("view.unit-highest") : number(scale.high()));
    if (scale.equals(before) && dim.map().entry(0) == shownDim) {
      return;
    }
    shown = scale;
    shownDim = dim.map().entry(0);
    if (before == null || before.map() != scale.map()) {
      colours.setImage(ScaleStrip.image(scale.map(), 1));
    }
    dimmed.setImage(ScaleStrip.image(dim.map(), 1));
  }

  private void mark(LiveFrame frame, @Nullable Neuron subject, ColourScale scale) {
    marker.setVisible(subject != null && scale.high() > scale.low());
    if (subject != null && marker.isVisible()) {
      float value = ShownValues.of(frame, subject);
      double part = (value - scale.low()) / (scale.high() - scale.low());
      marker.setTranslateX(Math.max(0, Math.min(1, part)) * bar.getMinWidth());
      // The card has a number beyond the end: the end stands for all of those.
      if (value > scale.high() && !everyUnit) {
        set(high, "\u2265 " + number(scale.high()));
      } else if (value < scale.low()) {
        set(low, "\u2264 " + number(scale.low()));
      }
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
