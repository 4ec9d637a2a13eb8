package io.github.convoscope.ui.visualisation;

import io.github.convoscope.colour.ColourScale;
import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.explain.visualisation.AtlasUnit;
import io.github.convoscope.explain.visualisation.LayeredAtlas;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.ComboRows;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ScaleBar;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows the images of all units of the network, a row or more a layer. JavaFX thread. */
final class OverviewTab implements AtlasTabView {
  private static final double HEAD_WIDTH_EMS = 10.5;

  /** Most kernels in a row; the images of their units stand beside them. */
  private static final int KERNELS_A_ROW = 8;

  /** From one picture in a row to the next, with their frames. */
  private static final double BETWEEN_EMS = 0.54;

  private final Shell shell;
  private final AtlasState state;
  private final AtlasPage page;

  /** Largest factor by which pictures grow with the window. */
  private static final double MOST_ZOOM = 2;

  private final VBox node = Ems.column(0.62);
  private final VBox rows = Ems.column(0.69);
  private final Label line = new Label();
  private final CheckBox sort = new CheckBox(Messages.text("atlas.sort"));
  private final List<List<UnitTile>> layers = new ArrayList<>();
  private final List<FlowPane> flows = new ArrayList<>();
  private final InvalidationListener live = changed -> update();
  private final AtlasBuildPane buildPane;
  private boolean shown;

  OverviewTab(Shell shell, AtlasState state, AtlasPage page) {
    this.shell = shell;
    this.state = state;
    this.page = page;
    buildPane = new AtlasBuildPane(shell, state);
    sort.getStyleClass().add("small-switch");
    sort.setId("atlas-sort");
    sort.selectedProperty().addListener(changed -> update());
    line.getStyleClass().add("atlas-line");
    line.setMinHeight(Region.USE_PREF_SIZE);
    line.setWrapText(true);
    sort.setMinWidth(Region.USE_PREF_SIZE);
    Region parameterisation = new Region();
    HBox.setHgrow(parameterisation, Priority.ALWAYS);
    HBox bar = Ems.line(1.23, line, parameterisation, sort);
    bar.setAlignment(Pos.CENTER_LEFT);
    node.getChildren().addAll(bar, rows);
    node.getStyleClass().add("scrolled");
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void show() {
    build();
    if (!shown) {
      shown = true;
      shell.workspace().frame().addListener(live);
    }
    update();
  }

  @Override
  public void hide() {
    shown = false;
    shell.workspace().frame().removeListener(live);
  }

  private void build() {
    layers.clear();
    flows.clear();
    rows.getChildren().clear();
    Model model = shell.workspace().model().get();
    Atlas atlas = state.atlas().get();
    sort.setVisible(atlas != null);
    if (model == null) {
      return;
    }
    if (AtlasState.isLayered(model)) {
      rows.getChildren().add(layerChoice(model));
    }
    if (atlas == null) {
      if (state.loading().get()) {
        line.setText(Messages.text("atlas.loading"));
        return;
      }
      line.setText(Messages.text("atlas.none"));
      rows.getChildren().add(buildPane.node());
      return;
    }
    showSummary(atlas);
    if (AtlasState.isLayered(model)
        && (state.building().get() || atlas.units().stream().anyMatch(AtlasUnit::pending))) {
      rows.getChildren().add(buildPane.node());
    }
    for (LayerSpec layer : model.spec().layers()) {
      List<AtlasUnit> units = atlas.layer(layer.index());
      if (!units.isEmpty()) {
        rows.getChildren().add(row(model, layer, units));
      }
    }
  }

  /** The layers of a network whose atlas is made layer by layer, one of which is shown. */
  private HBox layerChoice(Model model) {
    ComboBox<String> layers = new ComboBox<>();
    ComboRows.fit(layers);
    layers.setId("atlas-layer");
    layers.setAccessibleText(Messages.text("atlas.layer"));
    layers.setVisibleRowCount(12);
    for (LayerSpec each : LayeredAtlas.layers(model.spec())) {
      layers.getItems().add(each.name());
    }
    layers.setValue(model.spec().layer(state.layer().get()).name());
    layers.setOnAction(
        event -> {
          String name = layers.getValue();
          if (name != null) {
            state.showLayer(model.spec().layer(name).index());
          }
        });
    Label label = new Label(Messages.text("atlas.layer"));
    label.getStyleClass().add("muted");
    HBox choice = Ems.line(0.62, label, layers);
    choice.setAlignment(Pos.CENTER_LEFT);
    return choice;
  }

  private void showSummary(Atlas atlas) {
    if (atlas.units().stream().anyMatch(AtlasUnit::pending)) {
      long made = atlas.units().stream().filter(unit -> unit.picture() != null).count();
      line.setText(Messages.text("atlas.summary.partly", made, atlas.aliveCount()));
      return;
    }
    line.setText(
        Messages.text(
            "atlas.summary",
            atlas.units().size(),
            atlas.reachedCount(),
            atlas.aliveCount(),
            source(atlas.source()),
            atlas.examples(),
            atlas.units().size() - atlas.aliveCount()));
  }

  /** Where the examples come from: a name of the program's own, or one of a data set. */
  private static String source(String name) {
    return name.equals(AtlasState.READY) || name.equals("ready pictures")
        ? Messages.text("atlas.source.name.ready")
        : name;
  }

  private HBox row(Model model, LayerSpec layer, List<AtlasUnit> units) {
    double em = shell.em().get();
    Label name = new Label(layer.name());
    name.getStyleClass().add("atlas-layer");
    Label what = new Label(caption(layer, units));
    what.getStyleClass().addAll("muted", "atlas-caption");
    what.setWrapText(true);
    VBox head = Ems.column(0.08, name, what);
    head.setMinWidth(HEAD_WIDTH_EMS * em);
    head.setMaxWidth(HEAD_WIDTH_EMS * em);
    FlowPane flow = Ems.flow(0.15, 0.15);
    HBox.setHgrow(flow, Priority.ALWAYS);
    List<UnitTile> tiles = new ArrayList<>();
    double width = Math.round(size(layer) * em / 13 * zoom(em));
    for (AtlasUnit unit : units) {
      UnitTile tile =
          new UnitTile(
              model.spec(),
              unit,
              width,
              () -> page.openUnit(UnitTarget.unit(unit.layer(), unit.channel())));
      tile.node()
          .hoverProperty()
          .addListener(
              (observed, before, now) -> {
                Atlas atlas = state.atlas().get();
                if (now) {
                  line.setText(UnitTile.line(model.spec(), unit));
                } else if (atlas != null) {
                  showSummary(atlas);
                }
              });
      tiles.add(tile);
      flow.getChildren().add(tile.node());
    }
    layers.add(tiles);
    flows.add(flow);
    VBox column = Ems.column(0.23);
    HBox.setHgrow(column, Priority.ALWAYS);
    if (layer.index() == 1 && layer.kind() == LayerKind.CONVOLUTION) {
      FlowPane kernels = kernels(model, layer, width);
      double wrap = Math.min(KERNELS_A_ROW, units.size()) * (width + BETWEEN_EMS * em);
      kernels.setPrefWrapLength(wrap);
      flow.setPrefWrapLength(wrap);
      column
          .getChildren()
          .add(
              Ems.line(
                  1.23,
                  titled("atlas.block.kernels", kernels),
                  titled("atlas.block.images", flow)));
    } else {
      column.getChildren().add(flow);
    }
    return Ems.line(0.62, head, column);
  }

  private static VBox titled(String key, FlowPane pictures) {
    Label title = new Label(Messages.text(key));
    title.getStyleClass().add("muted");
    return Ems.column(0.23, title, pictures);
  }

  /** The factor by which pictures grow, so that they fill the page of a large window. */
  private double zoom(double em) {
    Region window = (Region) shell.scene().getRoot();
    double scale = Math.min(window.getWidth() / 1280, window.getHeight() / 720) * 13 / em;
    return Math.max(1, Math.min(MOST_ZOOM, scale));
  }

  private FlowPane kernels(Model model, LayerSpec layer, double width) {
    Shape below = model.spec().input().shape();
    int rows = layer.requireWindow().kernelRows();
    int columns = layer.requireWindow().kernelColumns();
    boolean colour = model.spec().input().isColourPicture();
    FlowPane flow = Ems.flow(0.15, 0.15);
    float[] weights = model.weights().of(1).kernel();
    ColourScale scale = InputPictures.weightScale(shell.workspace().settings().colours(), weights);
    for (int channel = 0; channel < layer.shape().channels(); channel++) {
      var image =
          colour
              ? InputPictures.colourKernel(model, channel)
              : InputPictures.weights(
                  rows, columns, weights, channel * below.channels() * rows * columns, scale);
      Button tile = new Button(null, InputPictures.view(image, width));
      tile.getStyleClass().add("atlas-tile");
      int unit = channel;
      tile.setOnAction(event -> page.openUnit(UnitTarget.unit(1, unit)));
      tile.setAccessibleText(Messages.text("atlas.kernel", channel));
      flow.getChildren().add(tile);
    }
    if (!colour) {
      ScaleBar legend = new ScaleBar(WidgetStyle.of(shell));
      legend.show(scale);
      flow.getChildren().add(legend);
    }
    return flow;
  }

  private static double size(LayerSpec layer) {
    return switch (layer.kind()) {
      case OUTPUT -> 62;
      case DENSE -> 27;
      case CONVOLUTION -> layer.shape().channels() > 24 ? 34 : 44;
      default -> 28;
    };
  }

  private static String caption(LayerSpec layer, List<AtlasUnit> units) {
    String key =
        switch (layer.kind()) {
          case CONVOLUTION -> {
            boolean cells = units.stream().anyMatch(unit -> unit.neuronImage() != null);
            yield !cells ? "other" : layer.index() == 1 ? "first" : "convolution";
          }
          case OUTPUT -> "output";
          case DENSE -> "dense";
          default -> "other";
        };
    return Messages.text("atlas.caption." + key, layer.shape().channels());
  }

  private void update() {
    LiveFrame frame = shell.workspace().frame().get();
    Model model = shell.workspace().model().get();
    if (frame == null || model == null || frame.spec() != model.spec()) {
      return;
    }
    for (int i = 0; i < layers.size(); i++) {
      List<UnitTile> tiles = layers.get(i);
      tiles.forEach(tile -> tile.update(frame));
      List<UnitTile> order = new ArrayList<>(tiles);
      if (sort.isSelected()) {
        order.sort(Comparator.comparingDouble(tile -> -tile.relativeActivation()));
      }
      List<? extends Node> nodes = order.stream().map(UnitTile::node).toList();
      if (!flows.get(i).getChildren().equals(nodes)) {
        flows.get(i).getChildren().setAll(nodes);
      }
    }
  }
}
