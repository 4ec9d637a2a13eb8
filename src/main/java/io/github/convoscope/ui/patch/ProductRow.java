package io.github.convoscope.ui.patch;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.neuron.CellProduct;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.ShortNames;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.neuron.WidgetStyle;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One input map: patch × kernel = products, and the sum of the products. JavaFX thread. */
final class ProductRow {
  private final PatchLinks links;
  private final CellPicture patch;
  private final CellPicture kernel;
  private final CellPicture product;
  private final Label name = new Label();
  private final Label sum = new Label();
  private final HBox box;
  private @Nullable Arithmetic last;
  private int group;

  /**
   * An empty row.
   *
   * @param side the longer side of a picture, in ems
   */
  ProductRow(InputGroups groups, WidgetStyle style, PatchLinks links, double side) {
    this.links = links;
    patch = picture(groups, style, side, true);
    kernel = picture(groups, style, side, false);
    product = picture(groups, style, side, true);
    name.getStyleClass().add("patch-map");
    sum.getStyleClass().add("signed-number");
    VBox words = new VBox(name, sum);
    words.setAlignment(Pos.CENTER_LEFT);
    words.getStyleClass().add("patch-words");
    box = new HBox(patch.pane(), sign("×"), kernel.pane(), sign("="), product.pane(), words);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("patch-products");
  }

  private CellPicture picture(InputGroups groups, WidgetStyle style, double side, boolean padded) {
    CellPicture picture = new CellPicture(groups, style, side, padded);
    picture.pane().onHover(cell -> links.hover().accept(cell < 0 ? null : source(cell)));
    picture
        .pane()
        .onChoose(
            cell -> {
              Neuron source = source(cell);
              if (source != null) {
                links.follow().accept(source);
              }
            });
    return picture;
  }

  private static Label sign(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("operator", "patch-sign");
    return label;
  }

  private @Nullable Neuron source(int cell) {
    Arithmetic now = last;
    return now == null ? null : now.source(group * now.groups().groupSize() + cell);
  }

  Node node() {
    return box;
  }

  /** Shows a group of inputs. */
  void show(int next, Arithmetic now, NeuronColours colours) {
    last = now;
    group = next;
    InputGroups groups = now.groups();
    int from = next * groups.groupSize();
    patch.show(
        now.inputs(),
        from,
        colours.inputs(),
        term -> now.input(term) == 0 ? "0" : CellProduct.of(now, term, colours).input());
    kernel.show(
        groups.weights(),
        from,
        colours.weights(),
        term -> CellProduct.of(now, term, colours).weight());
    product.show(
        now.contributions(),
        from,
        colours.contributions(),
        term -> now.contribution(term) == 0 ? "0" : CellProduct.of(now, term, colours).product());
    String text = ShortNames.unit(now.spec(), groups.layer(group), groups.channel(group));
    if (!text.equals(name.getText())) {
      name.setText(text);
    }
    SignedNumbers.show(sum, now.groupSum(group));
  }
}
