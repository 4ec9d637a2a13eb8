package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.visualisation.AtlasBuilder;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.ui.ComboRows;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.ClassSearch;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Shows two lists to choose a layer and one of its units. JavaFX thread. */
final class UnitPicker {
  /** Names of classes may be longer than the page is wide. */
  private static final double WIDEST_EMS = 26;

  private final Consumer<UnitTarget> chosen;
  private final ComboBox<String> layers = new ComboBox<>();
  private final ComboBox<String> units = new ComboBox<>();
  private final HBox node;
  private boolean filling;

  UnitPicker(Shell shell, Consumer<UnitTarget> chosen) {
    this.chosen = chosen;
    Label unit = new Label(Messages.text("atlas.unit"));
    unit.getStyleClass().add("muted");
    ComboRows.fit(layers);
    ComboRows.fit(units);
    layers.setAccessibleText(Messages.text("atlas.layer"));
    units.setAccessibleText(Messages.text("atlas.unit"));
    unit.setMinWidth(Label.USE_PREF_SIZE);
    layers.setMinWidth(ComboBox.USE_PREF_SIZE);
    Ems.maxWidth(units, WIDEST_EMS);
    node = Ems.line(0.62, layers, unit, units);
    node.setAlignment(Pos.CENTER_LEFT);
    layers
        .valueProperty()
        .addListener(
            changed -> {
              if (!filling) {
                choose(shell, true);
              }
            });
    units
        .valueProperty()
        .addListener(
            changed -> {
              if (!filling) {
                choose(shell, false);
              }
            });
  }

  HBox node() {
    return node;
  }

  /** Selects a unit, without a call of the listener. */
  void show(NetworkSpec spec, UnitTarget target) {
    filling = true;
    layers
        .getItems()
        .setAll(
            spec.layers().stream().filter(AtlasBuilder::includes).map(LayerSpec::name).toList());
    layers.setValue(spec.layer(target.layer()).name());
    units.getItems().setAll(names(spec, target.layer()));
    // By place: two classes may have the same name.
    units.getSelectionModel().select(target.channel());
    filling = false;
  }

  private static List<String> names(NetworkSpec spec, int layer) {
    boolean classes = layer == spec.output().index();
    ClassSearch search = ClassSearch.of(classes ? spec.labels() : List.of());
    return IntStream.range(0, spec.layer(layer).shape().channels())
        .mapToObj(unit -> classes ? search.brief(unit) : String.valueOf(unit))
        .toList();
  }

  private void choose(Shell shell, boolean otherLayer) {
    var model = shell.workspace().model().get();
    String layer = layers.getValue();
    if (model == null || layer == null) {
      return;
    }
    int unit = otherLayer ? 0 : Math.max(0, units.getSelectionModel().getSelectedIndex());
    chosen.accept(UnitTarget.unit(model.spec().layer(layer).index(), unit));
  }

  /** The lists with a grey label before them. */
  Node labelled(String name) {
    Label label = new Label(name);
    label.getStyleClass().add("muted");
    HBox line = Ems.line(0.62, label, node);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
