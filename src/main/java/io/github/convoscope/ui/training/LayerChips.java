package io.github.convoscope.ui.training;

import io.github.convoscope.engine.dl4j.PlannedLayer;
import io.github.convoscope.engine.dl4j.PlannedLayer.Kind;
import io.github.convoscope.engine.dl4j.PlannedShape;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.Ems;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;

/**
 * The layers as chips; a chip's menu changes its layer, removes it, or adds one behind it. JavaFX
 * thread.
 */
final class LayerChips {
  private static final int[] KERNELS = {3, 5, 7, 9};
  private static final int MOST_UNITS = 256;
  private static final PlannedLayer CONVOLUTION = new PlannedLayer(Kind.CONVOLUTION, 8, 5, 1);
  private static final PlannedLayer POOL = new PlannedLayer(Kind.POOL, 0, 2, 2);
  private static final PlannedLayer DENSE = new PlannedLayer(Kind.DENSE, 32, 0, 0);

  private final FlowPane node = Ems.flow(0.31, 0.31);
  private final List<PlannedLayer> layers = new ArrayList<>();
  private final Runnable changed;

  /**
   * No layers yet.
   *
   * @param changed called after the user changed them
   */
  LayerChips(Runnable changed) {
    this.changed = changed;
    node.setId("room-layers");
  }

  /** The chips. */
  FlowPane node() {
    return node;
  }

  /** The layers, which need not fit together. */
  List<PlannedLayer> layers() {
    return List.copyOf(layers);
  }

  /** Shows these layers. */
  void set(List<PlannedLayer> next) {
    layers.clear();
    layers.addAll(next);
  }

  /** Makes the chips anew, with shapes where the layers fit together. */
  void show(List<PlannedShape> shapes) {
    node.getChildren().clear();
    for (int i = 0; i < layers.size(); i++) {
      node.getChildren().add(chip(i, shapes.isEmpty() ? null : shapes.get(i).shape()));
    }
  }

  private MenuButton chip(int place, @org.jspecify.annotations.Nullable Shape shape) {
    PlannedLayer layer = layers.get(place);
    String name = words(layer);
    MenuButton chip = new MenuButton(shape == null ? name : name + "\n" + words(shape));
    chip.setId("room-layer-" + place);
    chip.getStyleClass().add("room-chip");
    chip.setMinWidth(MenuButton.USE_PREF_SIZE);
    if (layer.units() > 0) {
      item(chip, "room.more", place, resized(layer, Math.min(MOST_UNITS, layer.units() * 2)));
      item(chip, "room.fewer", place, resized(layer, Math.max(1, layer.units() / 2)));
    }
    if (layer.kind() == Kind.CONVOLUTION) {
      chip.getItems().add(new SeparatorMenuItem());
      for (int kernel : KERNELS) {
        item(
            chip,
            Messages.text("room.kernel", kernel),
            () ->
                layers.set(
                    place,
                    new PlannedLayer(Kind.CONVOLUTION, layer.units(), kernel, layer.stride())));
      }
    }
    if (!chip.getItems().isEmpty()) {
      chip.getItems().add(new SeparatorMenuItem());
    }
    for (PlannedLayer added : List.of(CONVOLUTION, POOL, DENSE)) {
      item(
          chip,
          Messages.text("room.add-" + added.kind().name().toLowerCase(java.util.Locale.ROOT)),
          () -> layers.add(place + 1, added));
    }
    if (layers.size() > 1) {
      item(chip, Messages.text("room.remove"), () -> layers.remove(place));
    }
    return chip;
  }

  private void item(MenuButton chip, String key, int place, PlannedLayer next) {
    item(chip, Messages.text(key, next.units()), () -> layers.set(place, next));
  }

  private void item(MenuButton chip, String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(
        event -> {
          action.run();
          changed.run();
        });
    chip.getItems().add(item);
  }

  private static PlannedLayer resized(PlannedLayer layer, int units) {
    return new PlannedLayer(layer.kind(), units, layer.kernel(), layer.stride());
  }

  private static String words(PlannedLayer layer) {
    return switch (layer.kind()) {
      case CONVOLUTION -> Messages.text("room.convolution", layer.units(), layer.kernel());
      case POOL -> Messages.text("room.pool");
      case MEAN -> Messages.text("room.mean");
      case DENSE -> Messages.text("room.dense", layer.units());
    };
  }

  private static String words(Shape shape) {
    return shape.mapSize() == 1
        ? Messages.text("room.units", shape.channels())
        : Messages.text("room.shape", shape.channels(), shape.rows(), shape.columns());
  }
}
