package io.github.convoscope.ui.patch;

import io.github.convoscope.colour.PictureColours;
import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.ui.neuron.ColourRow;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.SumTokens;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a convolution neuron: the strongest map large, the next ones small. The panel's sum
 * has all of them, and the others as one number. What reads a picture in colours shows it in
 * colours first. JavaFX thread.
 */
final class ProductBody implements PatchBody {
  private static final double SMALL_EMS = 3.4;

  private final List<ProductRow> rows = new ArrayList<>();
  private final VBox box = new VBox();
  private final @Nullable ColourRow inColours;

  ProductBody(NeuronInputs inputs, WidgetStyle style, PatchLinks links, PictureColours picture) {
    InputGroups groups = inputs.groups();
    ProductRow strongest = new ProductRow(groups, style, links, CellPicture.LARGE_EMS);
    rows.add(strongest);
    box.getStyleClass().add("patch-body");
    inColours = ColourRow.isFor(inputs) ? new ColourRow(inputs, style, SMALL_EMS, picture) : null;
    if (inColours != null) {
      box.getChildren().add(inColours.node());
    }
    box.getChildren().add(strongest.node());
    HBox next = new HBox();
    next.getStyleClass().add("patch-next");
    for (int i = 1; i < Math.min(SumTokens.WRITTEN_MAPS, groups.count()); i++) {
      ProductRow row = new ProductRow(groups, style, links, SMALL_EMS);
      rows.add(row);
      next.getChildren().add(row.node());
    }
    if (!next.getChildren().isEmpty()) {
      box.getChildren().add(next);
    }
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Arithmetic now, NeuronColours colours, boolean difference) {
    if (inColours != null) {
      inColours.show(now, colours, difference);
    }
    int[] order = now.groupsBySize();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(order[i], now, colours);
    }
  }
}
